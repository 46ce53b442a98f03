{{ config(materialized='table_function', parameters=['most']) }}
select id, price from {{ ref('as_csv') }} where price < most
