with transactions as (

    select
        min(created_at) as first_created,
        max(created_at) as last_created,
        min(happened_at) as first_happened,
        max(happened_at) as last_happened
    from {{ ref('stg_transaction_version') }}

),

moments as (

    select first_created as earliest, last_created as latest from transactions
    union all
    select first_happened, last_happened from transactions
    union all
    select min(created_at), max(created_at) from {{ ref('stg_store') }}

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
    cast(extract(year from day) as {{ dbt.type_int() }}) as {{ adapter.quote('year') }},
    cast(extract(quarter from day) as {{ dbt.type_int() }}) as {{ adapter.quote('quarter') }},
    cast(extract(month from day) as {{ dbt.type_int() }}) as {{ adapter.quote('month') }},
    {{ iso_week('day') }} as iso_week,
    {{ iso_day_of_week('day') }} as day_of_week
from days
