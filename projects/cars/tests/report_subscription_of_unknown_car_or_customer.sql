{{ config(severity='warn') }}

select link.link_hk
from {{ ref('link_subscription') }} as link
left join {{ ref('v_car_current') }} as car on car.car_hk = link.car_hk
left join {{ ref('v_customer_current') }} as customer on customer.customer_hk = link.customer_hk
where car.car_hk is null or customer.customer_hk is null
