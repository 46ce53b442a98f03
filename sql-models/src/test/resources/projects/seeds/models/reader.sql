{{ config(materialized='table') }}
select id, name from {{ ref('kinds_of_values') }}
