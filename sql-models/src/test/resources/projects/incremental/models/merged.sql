{{ config(unique_key='id', incremental_strategy='merge') }}
select id, max(day) as day, sum(amount) as amount from raw_data.events group by id
