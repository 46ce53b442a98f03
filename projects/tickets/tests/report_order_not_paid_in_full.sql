{{ config(severity='warn') }}

select order_id
from {{ ref('fct_orders') }}
where transaction_count > 0 and paid_amount is distinct from total_amount
