select fact.transaction_id
from {{ ref('fct_transactions') }} as fact
left join {{ ref('dim_devices') }} as device on device.device_id = fact.device_id
left join {{ ref('dim_stores') }} as store on store.store_id = device.store_id
where fact.store_id is distinct from device.store_id or fact.customer_id is distinct from store.customer_id
