with moments as (

    select min(created_at) as earliest, max(created_at) as latest from {{ ref('stg_orders') }}
    union all
    select min(occurred_at), max(occurred_at) from {{ ref('stg_transactions') }}
    union all
    select min(occurred_at), max(occurred_at) from {{ ref('stg_pages') }}
    union all
    select min(start_at), max(start_at) from {{ ref('stg_showtimes') }}
    union all
    select min(created_at), max(created_at) from {{ ref('stg_accounts') }}

),

span as (

    select
        {{ utc_date('min(earliest)') }} as first_day,
        {{ utc_date('max(latest)') }} as last_day
    from moments

),

days as (

    {{ days_of('span', 'first_day', 'last_day') }}

)

select
    {{ date_key('day') }} as date_key,
    day as {{ adapter.quote('date') }},
    {{ week_of('day') }} as week_start,
    cast(extract(year from day) as {{ dbt.type_int() }}) as {{ adapter.quote('year') }},
    cast(extract(month from day) as {{ dbt.type_int() }}) as {{ adapter.quote('month') }},
    {{ iso_week('day') }} as iso_week,
    {{ iso_day_of_week('day') }} as day_of_week
from days
