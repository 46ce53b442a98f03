select 1 as id, 'a' as name union all select 2, null union all select 2, 'c' union all select null, 'd'
