select *
from {{ ref('int_cars_deliveries') }}
where day > {{ as_of() }}
