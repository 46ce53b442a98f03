select *
from {{ ref('int_infleeted_cars_volumes') }}
where day > {{ as_of() }}
