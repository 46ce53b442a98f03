select
    start_date as day,
    city,
    count(*) as deliveries
from {{ ref('int_subscription') }}
where start_date is not null
group by start_date, city
