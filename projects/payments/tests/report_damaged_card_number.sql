{{ config(severity='warn') }}

select transaction_id
from {{ ref('fct_transactions') }}
where card_number_damaged
