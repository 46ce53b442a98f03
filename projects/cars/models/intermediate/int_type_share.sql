-- All months in which a subscription is active, as they are counted now.
with span as (

    select
        {{ month_of('min(start_date)') }} as first_month,
        {{ month_of('max(end_date)') }} as last_month
    from {{ ref('int_subscription') }}
    where end_date > start_date

),

months as (

    {{ days_of('span', 'first_month', 'last_month', 'month') }}

),

counted as (

    select
        months.day as month,
        subscription.brand,
        subscription.customer_type,
        count(distinct subscription.customer_hk) as active_customers
    from months
    inner join {{ ref('int_subscription') }} as subscription
        on
            subscription.start_date < {{ add_months('months.day', '1') }}
            and subscription.end_date > months.day
    group by months.day, subscription.brand, subscription.customer_type

)

select
    month,
    brand,
    customer_type,
    active_customers,
    cast(sum(active_customers) over (partition by month, brand) as {{ dbt.type_bigint() }}) as brand_active_customers,
    {{ share('active_customers', 'sum(active_customers) over (partition by month, brand)') }} as share
from counted
