{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by={'field': 'day', 'data_type': 'date'},
          partitions=["date '2026-01-02'", "date '2026-01-03'"]) }}
select day, count(*) as visits, sum(paid) as paid from {{ ref('visits') }}
{% if is_incremental() %}where day in (date '2026-01-02', date '2026-01-03'){% endif %}
group by day
