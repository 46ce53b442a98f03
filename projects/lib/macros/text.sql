{# Text without blanks, tabs and line ends around it; NULL where nothing is left. #}
{% macro text_or_null(expression) -%}
  nullif(trim({{ expression }}, chr(32) || chr(9) || chr(10) || chr(13)), '')
{%- endmacro %}

{# The text without all that matches the pattern. #}
{% macro without(expression, pattern) -%}
  {{ return(adapter.dispatch('without')(expression, pattern)) }}
{%- endmacro %}

{% macro default__without(expression, pattern) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '', 'g')
{%- endmacro %}

{% macro bigquery__without(expression, pattern) -%}
  regexp_replace({{ expression }}, r'{{ pattern }}', '')
{%- endmacro %}

{# A text that is compared byte by byte, in every warehouse the same. #}
{% macro by_bytes(expression) -%}
  {{ return(adapter.dispatch('by_bytes')(expression)) }}
{%- endmacro %}

{% macro default__by_bytes(expression) -%}
  {{ expression }}
{%- endmacro %}

{% macro postgres__by_bytes(expression) -%}
  ({{ expression }} collate "C")
{%- endmacro %}

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
