-- A car is in the fleet from its registration on until the day of its deregistration.
with moves as (

    select
        registration_date as day,
        1 as moved
    from {{ ref('v_car_current') }}
    where registration_date is not null

    union all

    select
        case when deregistration_date < registration_date then registration_date else deregistration_date end as day,
        -1 as moved
    from {{ ref('v_car_current') }}
    where registration_date is not null and deregistration_date is not null

),

span as (

    select
        min(registration_date) as first_day,
        {{ as_of() }} as last_day
    from {{ ref('v_car_current') }}

),

days as (

    {{ days_of('span', 'first_day', 'last_day') }}

),

moved as (

    select
        day,
        sum(moved) as moved
    from moves
    group by day

)

select
    days.day,
    coalesce(infleeted.cars, 0) as infleeted,
    coalesce(defleeted.cars, 0) as defleeted,
    coalesce(infleeted.cars, 0) - coalesce(defleeted.cars, 0) as net,
    cast(sum(coalesce(moved.moved, 0)) over (order by days.day) as {{ dbt.type_bigint() }}) as fleet
from days
left join {{ ref('int_infleeted_cars_volumes') }} as infleeted on infleeted.day = days.day
left join {{ ref('int_defleeted_cars_volumes') }} as defleeted on defleeted.day = days.day
left join moved on moved.day = days.day
