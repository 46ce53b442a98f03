select
    customer_id,
    count(*) as stores,
    count(distinct country) as countries,
    min(created_at) as first_store_created_at
from {{ ref('stg_store') }}
where customer_id is not null
group by customer_id
