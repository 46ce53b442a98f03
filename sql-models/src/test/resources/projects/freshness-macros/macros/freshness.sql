{% macro collect_freshness(source, loaded_at_field, filter) %}
  {% call statement('collect_freshness', fetch_result=True, auto_begin=False) %}
    select max({{ loaded_at_field }}), max({{ loaded_at_field }}) + interval '{{ var("age", "2 hours") }}'
    from {{ source }} where {{ filter }}
  {% endcall %}
  {{ return(load_result('collect_freshness')) }}
{% endmacro %}
