{% macro matches(expression, pattern) -%}
  {{ return(adapter.dispatch('matches')(expression, pattern)) }}
{%- endmacro %}

{% macro default__matches(expression, pattern) -%}
  ({{ expression }} ~ '{{ pattern }}')
{%- endmacro %}

{% macro duckdb__matches(expression, pattern) -%}
  regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{% macro bigquery__matches(expression, pattern) -%}
  regexp_contains({{ expression }}, r'{{ pattern }}')
{%- endmacro %}

{# Whether the project's variable clear_text_pii lets personal data through in clear text; without it not. #}
{% macro clear_text_allowed() -%}
  {{ return((var('clear_text_pii', false) | string | lower) == 'true') }}
{%- endmacro %}
