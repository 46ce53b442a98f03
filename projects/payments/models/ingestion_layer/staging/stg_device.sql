select *
from {{ latest_batch(ref('stg_device_version'), 'device_id', 'device', ['device_id', 'device_type', 'store_id', 'loaded_at']) }} as device
