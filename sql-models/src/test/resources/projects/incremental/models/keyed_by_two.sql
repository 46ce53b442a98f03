{{ config(unique_key=['id', 'day'], incremental_strategy='delete+insert') }}
select id, day, amount from raw_data.events
