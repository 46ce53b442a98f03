select *
from {{ latest_batch(ref('stg_showtimes_version'), 'showtime_id', ['showtime_id', 'event_id', 'start_at', 'loaded_at']) }} as latest
