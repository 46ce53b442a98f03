{% macro default__get_columns_in_relation(relation) %}
  {{ return('of ' ~ relation.identifier) }}
{% endmacro %}
