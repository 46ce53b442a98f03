{{ config(materialized='table') }} select 1 as id, 2 as "Mixed", 3 as bare
