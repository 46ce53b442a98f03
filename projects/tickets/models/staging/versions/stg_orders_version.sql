select
    {{ id_of('order_id') }} as order_id,
    {{ id_of('account_id') }} as account_id,
    {{ id_of('showtime_id') }} as showtime_id,
    created_at,
    {{ money_of('total_amount') }} as total_amount,
    {{ text_or_null('total_amount') }} as total_amount_text,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'orders') }}
