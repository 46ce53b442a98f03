select
  cast({{ dbt.date_trunc('month', "cast('2024-03-17' as date)") }} as date) as month,
  {{ dbt.datediff("cast('2023-12-31' as date)", "cast('2024-03-01' as date)", 'month') }} as months,
  {{ dbt.datediff("cast('2023-12-31' as date)", "cast('2024-03-01' as date)", 'day') }} as days,
  {{ dbt.datediff("cast('2023-12-31' as date)", "cast('2024-03-01' as date)", 'year') }} as years,
  cast({{ dbt.dateadd('day', 1, "cast('2024-02-28' as date)") }} as date) as leap,
  {{ dbt.last_day("cast('2024-02-10' as date)", 'month') }} as last,
  {{ dbt.hash("'a'") }} as hash,
  {{ dbt.concat(["'a'", "'b'"]) }} as ab,
  {{ dbt.split_part("'x-y'", "'-'", 2) }} as part,
  {{ dbt.safe_cast("'5'", dbt.type_int()) }} as five
