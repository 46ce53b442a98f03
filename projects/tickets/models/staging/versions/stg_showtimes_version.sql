select
    {{ id_of('showtime_id') }} as showtime_id,
    {{ id_of('event_id') }} as event_id,
    start_at,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'showtimes') }}
