{{ config(severity='warn') }}

select order_id, total_amount_text
from {{ ref('stg_orders') }}
where total_amount is null and total_amount_text is not null
