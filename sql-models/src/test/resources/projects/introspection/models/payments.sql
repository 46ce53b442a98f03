{{ config(materialized='table') }}
select 1 as id, 'card' as method, 5 as amount union all select 1, 'cash', 2
