-- The greatest increase of all weeks and cities, ties included.
select
    week_start,
    city,
    deliveries,
    previous_week,
    diff
from {{ ref('city_weekly_increase') }}
where diff = (select max(greatest_one.diff) from {{ ref('city_weekly_increase') }} as greatest_one)
order by city, week_start
