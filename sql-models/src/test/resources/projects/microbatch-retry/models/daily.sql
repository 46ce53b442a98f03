{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='day', begin='2024-01-01',
          unique_key=('id' if target.type == 'postgres' else none)) }}
select id, ts, cast(n as int) as n, '{{ invocation_id }}' as run from {{ ref('events') }}
