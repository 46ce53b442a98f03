{{ config(tags=['gate']) }}
select shipments.shipment_id, orders.order_date, shipments.shipment_date, shipments.delivery_date
from {{ ref('stg_shipment_deliveries') }} as shipments
inner join {{ ref('stg_orders') }} as orders on orders.order_id = shipments.order_id
where
    shipments.shipment_date < orders.order_date
    or shipments.delivery_date < orders.order_date
    or shipments.delivery_date < shipments.shipment_date
