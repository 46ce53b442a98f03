{{ config(tags=['gate']) }}
select counted.n_rows
from (select count(*) as n_rows from {{ ref('best_performing_product') }} where ingestion_date = {{ as_of() }}) as counted
where counted.n_rows <> 1
