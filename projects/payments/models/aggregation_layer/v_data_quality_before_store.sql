-- Transactions of any status that are dated before their store was created: shown and counted here, and kept everywhere.
select
    store.store_id,
    store.store_name,
    store.created_at as store_created_at,
    count(*) as transactions,
    {{ sum_of('payment.amount_eur') }} as amount_eur,
    min(payment.created_at) as first_tx
from {{ ref('fct_transactions') }} as payment
inner join {{ ref('dim_stores') }} as store on store.store_id = payment.store_id
where payment.created_at < store.created_at
group by store.store_id, store.store_name, store.created_at
