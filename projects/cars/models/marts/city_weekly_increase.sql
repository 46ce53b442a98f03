-- Every city in every week from the first delivery to the week of as_of; a week without deliveries counts as 0.
with weekly as (

    select
        {{ week_of('day') }} as week_start,
        city,
        sum(deliveries) as deliveries
    from {{ ref('cars_deliveries') }}
    where day <= {{ as_of() }}
    group by {{ week_of('day') }}, city

),

span as (

    select
        min(week_start) as first_week,
        {{ week_of(as_of()) }} as last_week
    from weekly

),

weeks as (

    {{ days_of('span', 'first_week', 'last_week', 'week') }}

),

cities as (

    select distinct city
    from weekly

),

filled as (

    select
        weeks.day as week_start,
        cities.city,
        cast(coalesce(weekly.deliveries, 0) as {{ dbt.type_bigint() }}) as deliveries
    from weeks
    cross join cities
    left join weekly on weekly.week_start = weeks.day and weekly.city is not distinct from cities.city

),

compared as (

    select
        week_start,
        city,
        deliveries,
        coalesce(lag(deliveries) over (partition by city order by week_start), 0) as previous_week
    from filled

)

select
    week_start,
    city,
    deliveries,
    previous_week,
    deliveries - previous_week as diff
from compared
