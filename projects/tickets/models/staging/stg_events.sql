select *
from {{ latest_batch(ref('stg_events_version'), 'event_id', ['event_id', 'event_name', 'slug', 'loaded_at']) }} as latest
