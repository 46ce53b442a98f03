select now.order_id
from {{ ref('int_orders_enriched') }} as now
left join {{ ref('fct_orders') }} as fact on fact.order_id = now.order_id
where
    fact.order_id is null
    or fact.account_id is distinct from now.account_id
    or fact.event_id is distinct from now.event_id
    or fact.total_amount is distinct from now.total_amount
    or fact.paid_amount is distinct from now.paid_amount
    or fact.transaction_count is distinct from now.transaction_count
    or fact.created_at is distinct from now.created_at
