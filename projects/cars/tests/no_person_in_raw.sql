-- The person is hashed at load. depends_on: {{ source('raw_cars', 'customers') }}
select column_name
from {{ columns_of_schema('raw_cars') }}
where table_schema = 'raw_cars' and lower(column_name) in ('first_name', 'last_name', 'email', 'phone', 'street')
