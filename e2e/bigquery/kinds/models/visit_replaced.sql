{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by={'field': 'day', 'data_type': 'date'}) }}
select day, count(*) as visits, sum(paid) as paid from {{ ref('visits') }}
{% if is_incremental() %}where day >= date '2026-01-02'{% endif %}
group by day
