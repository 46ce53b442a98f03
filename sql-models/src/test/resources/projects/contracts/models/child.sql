select name, n, id, parent from (select 5 as id, 1 as parent, cast('x' as text) as name, cast({{ var('n', 1.5) }} as numeric(10,2)) as n) q -- depends_on: {{ ref('parent') }}
