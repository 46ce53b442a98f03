select 1 as id, cast('a' as text) as name
