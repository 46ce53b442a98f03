{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='day', begin='2024-01-01',
          lookback=1, unique_key=('id' if target.type == 'postgres' else none)) }}
select id, ts, '{{ model.batch.id }}' as batch, {{ is_incremental() }} as again from {{ ref('events') }}
where id <> 0 or {{ var('zero', 'true') }}
