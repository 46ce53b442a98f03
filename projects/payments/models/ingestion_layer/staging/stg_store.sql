select *
from {{ latest_batch(ref('stg_store_version'), 'store_id', 'store', [
    'store_id', 'store_name', 'address', 'city', 'country', 'typology', 'customer_id', 'created_at', 'loaded_at']) }} as store
