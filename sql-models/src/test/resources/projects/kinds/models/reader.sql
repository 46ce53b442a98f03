{{ config(materialized='view') }} select n + 1 as n from {{ ref('base') }}
