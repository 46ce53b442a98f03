select
    account_id,
    email_hash,
    created_at
from {{ ref('stg_accounts') }}
