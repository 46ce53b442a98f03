-- One row per transaction and batch, as the fact reads it; the tap has trimmed the texts. The card security number is not even loaded.
select
    id as transaction_id,
    batch,
    device_id,
    nullif(product_name, '') as product_name,
    {{ clean_sku('product_sku') }} as product_sku,
    nullif(category_name, '') as category_name,
    {{ money('amount') }} as amount_eur,
    lower(status) as status,
    created_at,
    happened_at,
    card_hash,
    card_last4,
    coalesce(card_number_damaged, false) as card_number_damaged,
    _sdc_batched_at as loaded_at
from {{ source('raw_payments', 'transaction') }}
