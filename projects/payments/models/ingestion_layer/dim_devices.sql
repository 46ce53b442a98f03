select
    device_id,
    device_type,
    store_id
from {{ ref('stg_device') }}
