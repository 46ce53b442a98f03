with totals as (

    select
        store_id,
        {{ sum_of('amount_eur') }} as total_amount_eur,
        count(*) as transactions
    from {{ ref('fct_transactions') }}
    where status = 'accepted'
    group by store_id

),

ranked as (

    select
        row_number() over (order by totals.total_amount_eur desc, totals.store_id) as place,
        totals.store_id,
        store.store_name,
        totals.total_amount_eur,
        totals.transactions
    from totals
    inner join {{ ref('dim_stores') }} as store on store.store_id = totals.store_id

)

select
    place as {{ adapter.quote('rank') }},
    store_id,
    store_name,
    total_amount_eur,
    transactions
from ranked
where place <= 10
