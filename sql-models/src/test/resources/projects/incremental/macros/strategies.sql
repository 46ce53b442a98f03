{% macro get_incremental_newest_only_sql(arg_dict) %}
  {% do return(newest_only(arg_dict["target_relation"], arg_dict["temp_relation"], arg_dict["dest_columns"])) %}
{% endmacro %}
{% macro newest_only(target, temp, columns) %}
  {%- set names = columns | map(attribute='quoted') | join(', ') -%}
  delete from {{ target }};
  insert into {{ target }} ({{ names }}) select {{ names }} from {{ temp }} where day = (select max(day) from {{ temp }})
{% endmacro %}
