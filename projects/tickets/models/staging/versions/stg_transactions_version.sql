select
    {{ id_of('transaction_id') }} as transaction_id,
    {{ id_of('order_id') }} as order_id,
    {{ money_of('amount') }} as amount,
    {{ text_or_null('amount') }} as amount_text,
    occurred_at,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'transactions') }}
