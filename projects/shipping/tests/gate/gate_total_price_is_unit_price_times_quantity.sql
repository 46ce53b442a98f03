{{ config(tags=['gate']) }}
select order_id, unit_price, quantity, total_price
from {{ source('raw_shipping', 'orders') }}
where total_price is null or unit_price is null or quantity is null or total_price <> unit_price * quantity
