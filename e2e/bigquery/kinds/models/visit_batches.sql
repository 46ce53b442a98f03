{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='at', begin='2026-01-01', batch_size='day',
          partition_by={'field': 'at', 'data_type': 'timestamp', 'granularity': 'day'}) }}
select id, at, paid from {{ ref('visit_table') }}
