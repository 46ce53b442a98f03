select cast(i as int) as id from generate_series(1, 1000) as s(i)
