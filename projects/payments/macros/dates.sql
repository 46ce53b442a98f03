{# Whole seconds from one point in time to another; parts of a second don't count. #}
{% macro seconds_between(earlier, later) -%}
  {{ return(adapter.dispatch('seconds_between', 'payments')(earlier, later)) }}
{%- endmacro %}

{% macro default__seconds_between(earlier, later) -%}
  cast(trunc(extract(epoch from ({{ later }} - {{ earlier }}))) as bigint)
{%- endmacro %}

{% macro duckdb__seconds_between(earlier, later) -%}
  (sign(epoch_us({{ later }}) - epoch_us({{ earlier }})) * (abs(epoch_us({{ later }}) - epoch_us({{ earlier }})) // 1000000))
{%- endmacro %}

{% macro bigquery__seconds_between(earlier, later) -%}
  timestamp_diff({{ later }}, {{ earlier }}, second)
{%- endmacro %}

{# The variable as_of as a day in ISO 8601, '' if there is none; one in the future is refused. #}
{% macro as_of() -%}
  {%- set day = var('as_of', '') | string -%}
  {%- if day > run_started_at.strftime('%Y-%m-%d') -%}
    {{ exceptions.raise_compiler_error("var 'as_of' is " ~ day ~ ", which is in the future: say a day that is past, or today") }}
  {%- endif -%}
  {{ return(day) }}
{%- endmacro %}
