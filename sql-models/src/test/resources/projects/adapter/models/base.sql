select 1 as id, cast('a' as varchar(10)) as name, cast(2.5 as numeric(10, 2)) as price, cast('2024-03-05' as date) as day
union all
select 2, 'b', 3.5, cast('2024-04-01' as date)
