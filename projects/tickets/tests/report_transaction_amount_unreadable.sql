{{ config(severity='warn') }}

select transaction_id, amount_text
from {{ ref('stg_transactions') }}
where amount is null and amount_text is not null
