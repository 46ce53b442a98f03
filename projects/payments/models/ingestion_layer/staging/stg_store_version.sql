select
    id as store_id,
    batch,
    {{ text_or_null('name') }} as store_name,
    {{ text_or_null('address') }} as address,
    {{ text_or_null('city') }} as city,
    {{ text_or_null('country') }} as country,
    {{ text_or_null('typology') }} as typology,
    customer_id,
    created_at,
    _sdc_batched_at as loaded_at
from {{ source('raw_payments', 'store') }}
