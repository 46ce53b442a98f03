{{ config(materialized='view') }}
select 1 as id, 'a, "b"' as name, cast(null as varchar) as note, cast('1.10' as decimal(9, 2)) as price, cast('007' as varchar) as code
union all
select 2, '', 'x', cast(2 as decimal(9, 2)), '' where {{ var('rows', 2) }} > 1
