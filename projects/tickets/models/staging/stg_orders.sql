select *
from {{ latest_batch(ref('stg_orders_version'), 'order_id', ['order_id', 'account_id', 'showtime_id', 'created_at', 'total_amount', 'total_amount_text', 'loaded_at']) }} as latest
