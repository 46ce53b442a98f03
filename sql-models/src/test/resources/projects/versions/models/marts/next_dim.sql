{{ config(materialized='table') }} select 1 as id, 'c' as name, {{ model.version }} as v
