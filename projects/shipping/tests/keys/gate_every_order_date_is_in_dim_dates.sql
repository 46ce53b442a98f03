{{ config(tags=['keys']) }}
select orders.order_id, orders.order_date
from {{ source('raw_shipping', 'orders') }} as orders
left join {{ ref('dim_dates') }} as dates on dates.calendar_dt = orders.order_date
where dates.calendar_dt is null
