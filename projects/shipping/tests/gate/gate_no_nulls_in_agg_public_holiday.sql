{{ config(tags=['gate']) }}
select *
from {{ ref('agg_public_holiday') }}
where
    ingestion_date = {{ as_of() }}
    and (
        tt_order_hol_jan is null
        or tt_order_hol_feb is null
        or tt_order_hol_mar is null
        or tt_order_hol_apr is null
        or tt_order_hol_may is null
        or tt_order_hol_jun is null
        or tt_order_hol_jul is null
        or tt_order_hol_aug is null
        or tt_order_hol_sep is null
        or tt_order_hol_oct is null
        or tt_order_hol_nov is null
        or tt_order_hol_dec is null
    )
