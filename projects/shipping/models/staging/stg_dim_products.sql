select
    cast(product_id as {{ dbt.type_bigint() }}) as product_id,
    product_category,
    product_name
from {{ ref('dim_products') }}
