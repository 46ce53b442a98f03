{% macro make(name, rows=1) %}
  {% do run_query("create table analytics." ~ name ~ " (n int)") %}
  {% for i in range(rows) %}{% do run_query("insert into analytics." ~ name ~ " values (" ~ i ~ ")") %}{% endfor %}
  {% do log(run_query("select count(*) as c from analytics." ~ name).columns[0].values()[0] ~ " rows", info=True) %}
{% endmacro %}
{% macro broken() %}{{ exceptions.raise_compiler_error("not today") }}{% endmacro %}
