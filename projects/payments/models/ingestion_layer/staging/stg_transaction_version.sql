{{ config(pre_hook="{{ fresh_statistics(source('raw_payments', 'transaction')) }}") }}
-- One row per transaction and batch. The card security number is not even loaded.
select
    payment.batch,
    {{ transaction_columns('payment') }}
from {{ source('raw_payments', 'transaction') }} as payment
