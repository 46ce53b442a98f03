-- The rows as they came: edges again and again, self-merges, ids without a partner.
select
    {{ id_of('from_customer_id') }} as from_customer_id,
    {{ id_of('to_customer_id') }} as to_customer_id,
    merged_at,
    batch,
    _sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'identity_merges') }}
