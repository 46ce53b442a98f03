{{ config(materialized='ephemeral') }}
-- A store's first and fifth accepted transaction; fifth_tx is NULL where there are fewer.
with ordered as (

    select
        store_id,
        created_at,
        row_number() over (partition by store_id order by created_at, transaction_id) as place
    from {{ ref('fct_transactions') }}
    where status = 'accepted' and store_id is not null and created_at is not null

)

select
    store_id,
    min(created_at) as first_tx,
    max(case when place = 5 then created_at end) as fifth_tx
from ordered
where place <= 5
group by store_id
