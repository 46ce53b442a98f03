-- Late: shipped six days after the order or later, and not delivered. Undelivered: neither shipped nor delivered fifteen days after the order.
select
    {{ as_of() }} as ingestion_date,
    {{ count_where(is_late()) }} as tt_late_shipments,
    {{ count_where('shipments.shipment_date is null and shipments.delivery_date is null and ' ~ as_of() ~ ' >= ' ~ days_after('orders.order_date', 15)) }} as tt_undelivered_items
from {{ ref('stg_shipment_deliveries') }} as shipments
inner join {{ ref('stg_orders') }} as orders on orders.order_id = shipments.order_id
