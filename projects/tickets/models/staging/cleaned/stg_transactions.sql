{{ config(unique_key='transaction_id', indexes=key_index('transaction_id')) }}

select *
from {{ latest_batch(ref('stg_transactions_version'), 'transaction_id', ['transaction_id', 'order_id', 'amount', 'amount_text', 'occurred_at', 'loaded_at'], loaded_since('stg_transactions_version', 'transaction_id')) }} as latest
