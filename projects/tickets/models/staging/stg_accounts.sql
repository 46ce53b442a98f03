select *
from {{ latest_batch(ref('stg_accounts_version'), 'account_id', ['account_id', 'email_hash', 'created_at', 'loaded_at']) }} as latest
