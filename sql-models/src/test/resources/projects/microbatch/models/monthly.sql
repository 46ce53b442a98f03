{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='month', begin='2024-01-15',
          unique_key=('id' if target.type == 'postgres' else none)) }}
select count(*) as n, min(ts) as ts, max(id) as id from {{ ref('events') }} having count(*) > 0 and min(cast(case when id = 0 then 'x' else '1' end as int)) >= 0
