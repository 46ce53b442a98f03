{% macro cents(column) %}{{ rounded(column) }}{% endmacro %}

{% macro rounded(column) -%}
  {{ adapter.dispatch('rounded', 'artifacts')(column) }}
{%- endmacro %}

{% macro default__rounded(column) %}({{ column }} / 100.0){% endmacro %}

{% test more_than_so_many_rows_in_the_relation_that_is_given_to_it(model, least) %}
select count(*) as n from {{ model }} having count(*) < {{ least }}
{% endtest %}
