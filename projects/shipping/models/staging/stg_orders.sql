-- depends_on: {{ ref('stg_dim_dates') }}
-- depends_on: {{ ref('stg_dim_products') }}
select
    order_id,
    customer_id,
    order_date,
    product_id,
    {{ cast_as('unit_price', 'numeric(18, 2)') }} as unit_price,
    cast(quantity as {{ dbt.type_int() }}) as quantity,
    {{ cast_as('total_price', 'numeric(18, 2)') }} as total_price
from {{ source('raw_shipping', 'orders') }}
