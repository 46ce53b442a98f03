select
    showtime.showtime_id,
    showtime.event_id,
    event.event_name,
    showtime.start_at
from {{ ref('stg_showtimes') }} as showtime
left join {{ ref('stg_events') }} as event on event.event_id = showtime.event_id
