{{ config(unique_key='order_id', indexes=key_index('order_id')) }}

select *
from {{ latest_batch(ref('stg_orders_version'), 'order_id', ['order_id', 'account_id', 'showtime_id', 'created_at', 'total_amount', 'total_amount_text', 'loaded_at'], loaded_since('stg_orders_version', 'order_id')) }} as latest
