{{ config(tags=['own']) }}
select 1 as id
