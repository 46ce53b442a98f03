{{ config(materialized='table') }}
select * from {{ ref('cheaper') }}(2)
