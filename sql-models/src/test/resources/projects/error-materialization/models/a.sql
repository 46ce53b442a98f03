{{ config(materialized='incremetal') }} select 1
