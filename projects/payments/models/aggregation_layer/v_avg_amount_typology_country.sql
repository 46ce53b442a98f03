-- Transactions of an unknown store stand in the row without typology and country.
select
    store.typology,
    store.country,
    {{ ratio('sum(payment.amount_eur)', 'count(payment.amount_eur)') }} as avg_amount_eur,
    count(*) as transactions
from {{ ref('fct_transactions') }} as payment
left join {{ ref('dim_stores') }} as store on store.store_id = payment.store_id
where payment.status = 'accepted'
group by store.typology, store.country
