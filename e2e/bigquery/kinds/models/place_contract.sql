{{ config(materialized='table') }}
select id, name, opened from {{ ref('places') }}
