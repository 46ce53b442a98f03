{# A date written as year-month-day, with or without leading zeros; anything else is NULL (and reported by a test). #}
{% macro text_to_date(column) -%}
  cast(case when {{ matches(trimmed(column), '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$') }} then {{ trimmed(column) }} end as date)
{%- endmacro %}
