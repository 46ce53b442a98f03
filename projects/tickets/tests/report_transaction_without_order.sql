{{ config(severity='warn') }}

select transaction_id
from {{ ref('fct_transactions') }}
where not order_known
