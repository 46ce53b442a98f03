select
    id as device_id,
    batch,
    {{ adapter.quote('type') }} as device_type,
    store_id,
    _sdc_batched_at as loaded_at
from {{ source('raw_payments', 'device') }}
