{# An id as text; what was a column of numbers with gaps holds 12.0 for 12. #}
{% macro id_of(column) -%}
  case
    when {{ column }} like '%.0' and {{ matches(column, '^[0-9]+[.]0$') }} then substr({{ column }}, 1, length({{ column }}) - 2)
    else nullif({{ column }}, '')
  end
{%- endmacro %}

{# The order of ids: numbers by their value, then others byte by byte. #}
{% macro id_order(column) -%}
  case when {{ matches(column, '^[0-9]+$') }} then 0 else 1 end,
  case when {{ matches(column, '^[0-9]+$') }} then length(ltrim({{ column }}, '0')) else 0 end,
  {{ by_bytes(column) }}
{%- endmacro %}

{# ViewedShowtime, "viewed showtime", VIEWED-SHOWTIME: viewed_showtime. #}
{% macro snake_case(expression) -%}
  lower({{ replace_all(replace_all(replace_all(expression, '([a-z0-9])([A-Z])', '\\1_\\2'), '[^A-Za-z0-9]+', '_'), '^_|_$', '') }})
{%- endmacro %}

{% macro replace_all(expression, pattern, replacement) -%}
  {{ return(adapter.dispatch('replace_all')(expression, pattern, replacement)) }}
{%- endmacro %}

{% macro default__replace_all(expression, pattern, replacement) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro bigquery__replace_all(expression, pattern, replacement) -%}
  regexp_replace({{ expression }}, r'{{ pattern }}', r'{{ replacement }}')
{%- endmacro %}
