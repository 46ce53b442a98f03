{{ config(materialized='ephemeral') }}
with x as (select id + 1 as id from {{ ref('one') }}) select * from x -- the end
