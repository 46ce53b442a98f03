with orders as (select * from {{ ref('stg_orders') }}),
summary as (
    select customer_id, count(distinct order_id) as count_lifetime_orders, count(distinct order_id) > 1 as is_repeat_buyer,
        min(ordered_at) as first_ordered_at, sum(subtotal) as lifetime_spend_pretax
    from orders group by 1
)
select c.*, s.count_lifetime_orders, s.first_ordered_at, s.lifetime_spend_pretax,
    case when s.is_repeat_buyer then 'returning' else 'new' end as customer_type
from {{ ref('stg_customers') }} c left join summary s on c.customer_id = s.customer_id
