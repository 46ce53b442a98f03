{{ config(tags=['gate']) }}
with joined as (

    select count(*) as n_orders
    from {{ ref('stg_orders') }} as orders
    inner join {{ ref('stg_dim_dates') }} as dates on dates.calendar_dt = orders.order_date
    where
        dates.day_of_the_week_num < 6
        and dates.working_day = false
        and orders.order_date > {{ year_before(as_of()) }}
        and orders.order_date <= {{ as_of() }}

)

select holidays.*, joined.n_orders
from {{ ref('agg_public_holiday') }} as holidays
cross join joined
where
    holidays.ingestion_date = {{ as_of() }}
    and tt_order_hol_jan + tt_order_hol_feb + tt_order_hol_mar + tt_order_hol_apr + tt_order_hol_may + tt_order_hol_jun + tt_order_hol_jul + tt_order_hol_aug + tt_order_hol_sep + tt_order_hol_oct + tt_order_hol_nov + tt_order_hol_dec <> joined.n_orders
