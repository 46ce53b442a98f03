select
    cast(calendar_dt as date) as calendar_dt,
    cast(year_num as {{ dbt.type_int() }}) as year_num,
    cast(month_of_the_year_num as {{ dbt.type_int() }}) as month_of_the_year_num,
    cast(day_of_the_month_num as {{ dbt.type_int() }}) as day_of_the_month_num,
    cast(day_of_the_week_num as {{ dbt.type_int() }}) as day_of_the_week_num,
    cast(working_day as boolean) as working_day
from {{ ref('dim_dates') }}
