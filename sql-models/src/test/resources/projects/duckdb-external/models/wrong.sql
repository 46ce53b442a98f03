{{ config(materialized='external', format='xml', enabled=var('wrong', false)) }}
select 1 as id
