select
    id as store_id,
    batch,
    {{ trimmed('name') }} as store_name,
    {{ trimmed('address') }} as address,
    {{ trimmed('city') }} as city,
    {{ trimmed('country') }} as country,
    {{ trimmed('typology') }} as typology,
    customer_id,
    created_at,
    _sdc_batched_at as loaded_at
from {{ source('raw_payments', 'store') }}
