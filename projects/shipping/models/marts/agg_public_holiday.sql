{% set months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] -%}
-- Orders placed on a public holiday, by month, in the year that ends with as_of.
select
    {{ as_of() }} as ingestion_date,
{%- for month in months %}
    {{ count_where('dates.month_of_the_year_num = ' ~ loop.index) }} as tt_order_hol_{{ month }}{{ ',' if not loop.last }}
{%- endfor %}
from {{ ref('stg_orders') }} as orders
inner join {{ ref('stg_dim_dates') }} as dates on dates.calendar_dt = orders.order_date
where
    dates.day_of_the_week_num between 1 and 5
    and not dates.working_day
    and orders.order_date > {{ year_before(as_of()) }}
    and orders.order_date <= {{ as_of() }}
