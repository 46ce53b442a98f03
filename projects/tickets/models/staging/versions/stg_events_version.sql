select
    {{ id_of('event_id') }} as event_id,
    {{ text_or_null('name') }} as event_name,
    lower({{ text_or_null('slug') }}) as slug,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'events') }}
