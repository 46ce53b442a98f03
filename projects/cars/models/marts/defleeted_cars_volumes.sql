select *
from {{ ref('defleeted_cars_volumes_historical') }}

union all

select *
from {{ ref('defleeted_cars_volumes_future') }}
