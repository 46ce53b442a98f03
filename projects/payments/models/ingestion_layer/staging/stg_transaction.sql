select *
from {{ latest_batch(ref('stg_transaction_version'), 'transaction_id', 'transaction', [
    'transaction_id', 'device_id', 'product_name', 'product_sku', 'category_name', 'amount_eur', 'status', 'created_at',
    'happened_at', 'card_hash', 'card_last4', 'card_number_damaged', 'loaded_at']) }} as payment
