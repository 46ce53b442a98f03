{{ config(incremental_strategy='newest+only', unique_key='id') }}
select id, day from raw_data.events
