{{ config(materialized='view', labels={'team': 'data'}) }}
select id, upper(name) as name, area from {{ ref('places') }}
