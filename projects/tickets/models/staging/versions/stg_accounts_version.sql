select
    {{ id_of('account_id') }} as account_id,
    email_hash,
    created_at,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'accounts') }}
