select
  {{ dbt.listagg('name', "'|'", 'order by id desc') }} as names,
  {{ dbt.listagg('name', "'|'", 'order by id', 1) }} as first_name,
  {{ dbt.any_value('price') }} > 0 as some_price,
  {{ dbt.bool_or('id = 2') }} as has_two
from {{ ref('base') }}
