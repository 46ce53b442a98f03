select
    event_id,
    event_name,
    slug
from {{ ref('stg_events') }}
