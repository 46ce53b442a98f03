{# The day of a point in time in UTC, whatever the session's time zone is. #}
{% macro utc_date(column) -%}
  {{ return(adapter.dispatch('utc_date', 'shop')(column)) }}
{%- endmacro %}

{% macro default__utc_date(column) -%}
  cast({{ column }} at time zone 'UTC' as date)
{%- endmacro %}

{# Without "at time zone", which needs an extension that a bare DuckDB may lack. #}
{% macro duckdb__utc_date(column) -%}
  cast(make_timestamp(epoch_us({{ column }})) as date)
{%- endmacro %}

{# A date written as year-month-day, with or without leading zeros; anything else is NULL (and reported by a test). #}
{% macro text_to_date(column) -%}
  cast(case when {{ matches(trimmed(column), '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$') }} then {{ trimmed(column) }} end as date)
{%- endmacro %}

{% macro matches(expression, pattern) -%}
  {{ return(adapter.dispatch('matches', 'shop')(expression, pattern)) }}
{%- endmacro %}

{% macro default__matches(expression, pattern) -%}
  {{ expression }} ~ '{{ pattern }}'
{%- endmacro %}

{% macro duckdb__matches(expression, pattern) -%}
  regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}
