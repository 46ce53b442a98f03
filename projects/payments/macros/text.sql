{# A number of eight or more digits, with one stray letter beside it or '.0' behind it, is that number. Most are digits only. #}
{% macro clean_sku(expression) -%}
  case
    when translate({{ expression }}, '0123456789', '') = '' then nullif({{ expression }}, '')
    when {{ matches(expression, '^[A-Za-z]?[0-9]{8,}([.]0+)?[A-Za-z]?$') }}
      then {{ without(without(expression, '[.]0+'), '[A-Za-z]') }}
    else nullif({{ expression }}, '')
  end
{%- endmacro %}
