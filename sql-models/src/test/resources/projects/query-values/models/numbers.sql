{% set found = run_query("select cast(0.1 as double precision) as tenth, cast(3 as double precision) as three, cast(2.50 as numeric(10, 2)) as price, cast(1.5 as real) as half") %}
{% if execute %}
{% set values = found.rows[0].values() %}
select $q${{ values }}$q$ as shown, '{{ values[0] * 3 }} {{ values[1] }} {{ values[2] // 1 }} {{ values[0] is float }}' as reckoned
{% endif %}
