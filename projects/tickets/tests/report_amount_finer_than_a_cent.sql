{{ config(severity='warn') }}

select order_id
from {{ ref('stg_orders') }}
where {{ finer_than_a_cent('total_amount_text') }}

union all

select transaction_id
from {{ ref('stg_transactions') }}
where {{ finer_than_a_cent('amount_text') }}
