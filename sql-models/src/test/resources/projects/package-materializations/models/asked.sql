{{ config(materialized='marked') }} select 2 as id
