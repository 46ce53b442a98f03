select *
from {{ ref('cars_deliveries_historical') }}

union all

select *
from {{ ref('cars_deliveries_future') }}
