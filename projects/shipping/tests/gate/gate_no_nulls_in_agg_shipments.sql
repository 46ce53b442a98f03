{{ config(tags=['gate']) }}
select *
from {{ ref('agg_shipments') }}
where
    ingestion_date = {{ as_of() }}
    and (
        tt_late_shipments is null
        or tt_undelivered_items is null
    )
