select
    week_start,
    count(*) as orders,
    {{ sum_of('total_amount') }} as sales,
    {{ sum_of('paid_amount') }} as paid
from {{ ref('fct_orders') }}
group by week_start
