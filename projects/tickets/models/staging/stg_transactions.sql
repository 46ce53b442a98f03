select *
from {{ latest_batch(ref('stg_transactions_version'), 'transaction_id', ['transaction_id', 'order_id', 'amount', 'amount_text', 'occurred_at', 'loaded_at']) }} as latest
