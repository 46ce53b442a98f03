{# Text without blanks, tabs and line ends around it; NULL where nothing is left. #}
{% macro trimmed(expression) -%}
  nullif(trim({{ expression }}, chr(32) || chr(9) || chr(10) || chr(13)), '')
{%- endmacro %}

{# The text without all that matches the pattern. #}
{% macro without(expression, pattern) -%}
  {{ return(adapter.dispatch('without', 'payments')(expression, pattern)) }}
{%- endmacro %}

{% macro default__without(expression, pattern) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '', 'g')
{%- endmacro %}

{% macro bigquery__without(expression, pattern) -%}
  regexp_replace({{ expression }}, r'{{ pattern }}', '')
{%- endmacro %}

{# A text that is compared byte by byte, in every warehouse the same. #}
{% macro by_bytes(expression) -%}
  {{ return(adapter.dispatch('by_bytes', 'payments')(expression)) }}
{%- endmacro %}

{% macro default__by_bytes(expression) -%}
  {{ expression }}
{%- endmacro %}

{% macro postgres__by_bytes(expression) -%}
  ({{ expression }} collate "C")
{%- endmacro %}

{# A number of eight or more digits, with one stray letter beside it or '.0' behind it, is that number. Most are digits only. #}
{% macro clean_sku(expression) -%}
  case
    when translate({{ expression }}, '0123456789', '') = '' then nullif({{ expression }}, '')
    when {{ matches(expression, '^[A-Za-z]?[0-9]{8,}([.]0+)?[A-Za-z]?$') }}
      then {{ without(without(expression, '[.]0+'), '[A-Za-z]') }}
    else nullif({{ expression }}, '')
  end
{%- endmacro %}
