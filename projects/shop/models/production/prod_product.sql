select
    product_id,
    title,
    category,
    brand,
    price,
    rating,
    rating_count,
    stock,
    availability_status,
    updated_at
from {{ ref('stg_product') }}
