{{ config(materialized='table', event_time='ts') }}
select 1 as id, cast('2024-01-01 08:00:00' as timestamp) as ts, '1' as n
union all select 2, cast('2024-01-02 08:00:00' as timestamp), {{ var('second', "'x'") }}
union all select 3, cast('2024-01-03 08:00:00' as timestamp), '3'
