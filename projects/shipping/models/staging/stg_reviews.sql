-- depends_on: {{ ref('stg_dim_products') }}
-- Not beside the others: each table with a foreign key alters the one it points to, and DuckDB refuses two at once.
-- depends_on: {{ ref('stg_shipment_deliveries') }}
select
    cast(review as {{ dbt.type_int() }}) as review,
    product_id
from {{ source('raw_shipping', 'reviews') }}
