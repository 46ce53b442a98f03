{{ config(tags=['gate']) }}
select *
from {{ ref('agg_public_holiday') }}
where ingestion_date = {{ as_of() }} and least(tt_order_hol_jan, tt_order_hol_feb, tt_order_hol_mar, tt_order_hol_apr, tt_order_hol_may, tt_order_hol_jun, tt_order_hol_jul, tt_order_hol_aug, tt_order_hol_sep, tt_order_hol_oct, tt_order_hol_nov, tt_order_hol_dec) < 0
