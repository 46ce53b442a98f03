-- Subscriptions as they were first told, with what is known of car and customer now.
with first_told as (

    select
        *,
        row_number() over (partition by subscription_hk order by load_ts) as place
    from {{ ref('sat_subscription') }}

),

links as (

    select
        *,
        row_number() over (partition by subscription_hk order by load_ts, link_hk) as place
    from {{ ref('link_subscription') }}

)

select
    told.subscription_hk,
    link.customer_hk,
    link.car_hk,
    told.term_months,
    told.start_date,
    told.end_date,
    told.monthly_rate,
    told.created_at,
    car.brand,
    coalesce(customer.customer_type, 'other') as customer_type,
    customer.city
from first_told as told
inner join links as link on link.subscription_hk = told.subscription_hk and link.place = 1
left join {{ ref('v_car_current') }} as car on car.car_hk = link.car_hk
left join {{ ref('v_customer_current') }} as customer on customer.customer_hk = link.customer_hk
where told.place = 1
