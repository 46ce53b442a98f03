-- Of every day by the definition itself, not by sums of moves as the model has it.
select
    fleet_size.day,
    fleet_size.fleet,
    count(car.car_hk) as counted
from {{ ref('fleet_size') }} as fleet_size
left join {{ ref('v_car_current') }} as car
    on
        car.registration_date <= fleet_size.day
        and (car.deregistration_date is null or car.deregistration_date > fleet_size.day)
group by fleet_size.day, fleet_size.fleet
having fleet_size.fleet <> count(car.car_hk)
