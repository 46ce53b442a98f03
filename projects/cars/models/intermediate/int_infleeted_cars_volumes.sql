select
    registration_date as day,
    count(*) as cars
from {{ ref('v_car_current') }}
where registration_date is not null
group by registration_date
