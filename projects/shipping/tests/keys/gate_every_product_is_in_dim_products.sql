{{ config(tags=['keys']) }}
select orders.product_id
from {{ source('raw_shipping', 'orders') }} as orders
left join {{ ref('dim_products') }} as products on products.product_id = orders.product_id
where products.product_id is null
