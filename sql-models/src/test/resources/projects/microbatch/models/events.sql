{{ config(materialized='table', event_time='ts') }}
select id, cast(at_text as timestamp) as ts from raw_data.events
