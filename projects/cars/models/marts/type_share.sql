select *
from {{ ref('type_share_historical') }}

union all

select *
from {{ ref('type_share_future') }}
