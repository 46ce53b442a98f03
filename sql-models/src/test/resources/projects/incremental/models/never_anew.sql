{{ config(full_refresh=false) }}
select id from raw_data.events
