{{ config(tags=['keys']) }}
select shipments.shipment_id, shipments.order_id
from {{ source('raw_shipping', 'shipment_deliveries') }} as shipments
left join {{ source('raw_shipping', 'orders') }} as orders on orders.order_id = shipments.order_id
where orders.order_id is null
