select
    deregistration_date as day,
    count(*) as cars
from {{ ref('v_car_current') }}
where deregistration_date is not null
group by deregistration_date
