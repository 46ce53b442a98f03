-- Orders without an event stand in the row without one.
select
    week_start,
    event_id,
    max(event_name) as event_name,
    count(*) as orders,
    {{ sum_of('total_amount') }} as sales,
    {{ sum_of('paid_amount') }} as paid
from {{ ref('fct_orders') }}
group by week_start, event_id
