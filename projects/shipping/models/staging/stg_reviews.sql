-- depends_on: {{ ref('stg_dim_products') }}
select
    cast(review as {{ dbt.type_int() }}) as review,
    product_id
from {{ source('raw_shipping', 'reviews') }}
