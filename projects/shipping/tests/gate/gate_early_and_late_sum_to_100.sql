{{ config(tags=['gate']) }}
select *
from {{ ref('best_performing_product') }}
where ingestion_date = {{ as_of() }} and abs(pct_early_shipments + pct_late_shipments - 100) > 0.01
