select 1 as id, 5 as n union all select 2, 50 union all select 3, 500
