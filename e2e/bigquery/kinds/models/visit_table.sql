{{ config(materialized='table', partition_by={'field': 'day', 'data_type': 'date', 'granularity': 'month'}, cluster_by=['place', 'id'],
          labels={'team': 'data', 'layer': 'mart'}, partition_expiration_days=100000) }}
select id, place, day, at, paid, note from {{ ref('visits') }}
