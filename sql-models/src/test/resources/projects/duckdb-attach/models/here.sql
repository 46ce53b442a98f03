{{ config(materialized='table', alias='away') }} select id + 1 as id from {{ ref('away') }}
