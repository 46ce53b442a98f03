{{ config(materialized='ephemeral', alias='people') }}
select id, name from {{ ref('customers') }}
