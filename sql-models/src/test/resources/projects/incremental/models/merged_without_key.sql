{{ config(incremental_strategy='merge') }}
select id, day from raw_data.events
