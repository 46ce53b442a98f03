{{ config(materialized='table', database=var('other', 'side')) }} select id from {{ source('raw', 'things') }}
