{{ config(enabled=var('with_c', false)) }}
select * from {{ ref('b') }}
