with paid as (

    select
        order_id,
        {{ sum_of('amount') }} as paid_amount,
        count(*) as transaction_count
    from {{ ref('stg_transactions') }}
    where order_id is not null
    group by order_id

)

select
    purchase.order_id,
    purchase.account_id,
    purchase.showtime_id,
    showtime.event_id,
    event.event_name,
    showtime.start_at,
    purchase.created_at,
    purchase.total_amount,
    coalesce(paid.paid_amount, {{ money('0') }}) as paid_amount,
    coalesce(paid.transaction_count, 0) as transaction_count,
    coalesce(purchase.created_at > showtime.start_at, false) as created_after_show,
    coalesce(purchase.created_at < account.created_at, false) as created_before_account,
    purchase.loaded_at
from {{ ref('stg_orders') }} as purchase
left join {{ ref('stg_showtimes') }} as showtime on showtime.showtime_id = purchase.showtime_id
left join {{ ref('stg_events') }} as event on event.event_id = showtime.event_id
left join {{ ref('stg_accounts') }} as account on account.account_id = purchase.account_id
left join paid on paid.order_id = purchase.order_id
