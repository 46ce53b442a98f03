{% test below(model, column_name, most=10, strict=false) %}
{{ config(fail_calc='coalesce(sum(n), 0)') }}
select n from {{ model }} where {{ column_name }} {{ '>=' if strict else '>' }} {{ most }}
{% endtest %}
