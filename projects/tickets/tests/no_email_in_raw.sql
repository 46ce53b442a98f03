-- The e-mail is hashed at load. depends_on: {{ source('raw_tickets', 'accounts') }}
select column_name
from {{ columns_of_schema('raw_tickets') }}
where table_schema = 'raw_tickets' and lower(column_name) = 'email'
