{{ config(materialized='table') }} select {{ var('n', 1) }} as id
