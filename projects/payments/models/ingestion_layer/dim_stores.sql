select
    store_id,
    store_name,
    address,
    city,
    country,
    typology,
    customer_id,
    created_at
from {{ ref('stg_store') }}
