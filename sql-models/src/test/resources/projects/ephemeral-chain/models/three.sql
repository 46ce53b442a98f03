with y as (select a.id + b.id as id from {{ ref('two') }} a cross join {{ ref('one') }} b)
select * from y
