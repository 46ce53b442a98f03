select *
from {{ ref('int_defleeted_cars_volumes') }}
where day > {{ as_of() }}
