select 1 as id, 1 as person, cast(10.5 as numeric(10,2)) as price, cast('2024-01-02' as date) as ordered, 'x' as code
union all select 2, 2, 20, cast('2024-01-03' as date), 'y'
