{{ config(tags=['keys']) }}
select reviews.product_id
from {{ source('raw_shipping', 'reviews') }} as reviews
left join {{ ref('dim_products') }} as products on products.product_id = reviews.product_id
where products.product_id is null
