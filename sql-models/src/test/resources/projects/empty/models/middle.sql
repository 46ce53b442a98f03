{{ config(materialized='ephemeral') }} select * from {{ ref('all_numbers') }}
