{{ config(severity='warn') }}

select order_id
from {{ ref('fct_orders') }}
where created_before_account
