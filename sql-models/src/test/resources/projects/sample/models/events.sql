select 1 as id, cast('2026-01-05 10:00:00' as timestamp) as happened_at
union all select 2, cast('2026-02-05 10:00:00' as timestamp)
union all select 3, cast('2026-02-06 00:00:00' as timestamp)
