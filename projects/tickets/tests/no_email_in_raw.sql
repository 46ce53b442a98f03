-- The e-mail is hashed at load. depends_on: {{ source('raw_tickets', 'accounts') }}
select column_name
from information_schema.columns
where table_schema = 'raw_tickets' and lower(column_name) = 'email'
