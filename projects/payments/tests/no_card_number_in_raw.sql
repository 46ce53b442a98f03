-- Neither card numbers nor their security numbers are loaded. depends_on: {{ source('raw_payments', 'transaction') }}
select column_name
from {{ columns_of_schema('raw_payments') }}
where table_schema = 'raw_payments' and lower(column_name) in ('cvv', 'card_number')
