select *
from {{ ref('infleeted_cars_volumes_historical') }}

union all

select *
from {{ ref('infleeted_cars_volumes_future') }}
