with in_term as (

    select
        term_months,
        count(distinct customer_hk) as customers_in_term
    from {{ ref('int_subscription') }}
    group by term_months

),

counted as (

    select
        term_months,
        customer_type,
        count(distinct customer_hk) as customers,
        count(*) as subscriptions,
        sum(monthly_rate) as rates,
        count(monthly_rate) as rated,
        {{ sum_of('term_months * monthly_rate') }} as total_revenue
    from {{ ref('int_subscription') }}
    group by term_months, customer_type

)

select
    counted.term_months,
    counted.customer_type,
    counted.customers,
    counted.subscriptions,
    in_term.customers_in_term,
    {{ share('counted.customers', 'in_term.customers_in_term') }} as share,
    {{ ratio('counted.rates', 'counted.rated') }} as avg_monthly_rate,
    counted.total_revenue
from counted
inner join in_term on in_term.term_months is not distinct from counted.term_months
