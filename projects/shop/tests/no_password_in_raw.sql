-- The tap never emits a password. depends_on: {{ source('raw_shop', 'user') }}
select
    table_name,
    column_name
from {{ columns_of_schema('raw_shop') }}
where table_schema = 'raw_shop' and lower(column_name) like '%password%'
