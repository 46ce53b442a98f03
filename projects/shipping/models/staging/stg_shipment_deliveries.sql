-- depends_on: {{ ref('stg_orders') }}
select
    shipment_id,
    order_id,
    shipment_date,
    delivery_date
from {{ source('raw_shipping', 'shipment_deliveries') }}
