{# The day of a point in time in UTC, whatever the session's time zone is. #}
{% macro utc_date(column) -%}
  {{ return(adapter.dispatch('utc_date')(column)) }}
{%- endmacro %}

{% macro default__utc_date(column) -%}
  cast({{ column }} at time zone 'UTC' as date)
{%- endmacro %}

{# Without "at time zone", which needs an extension that a bare DuckDB may lack. #}
{% macro duckdb__utc_date(column) -%}
  cast(make_timestamp(epoch_us({{ column }})) as date)
{%- endmacro %}

{% macro bigquery__utc_date(column) -%}
  date({{ column }}, 'UTC')
{%- endmacro %}

{# A point in time before all loads. #}
{% macro long_ago() -%}
  {{ return(adapter.dispatch('long_ago')()) }}
{%- endmacro %}

{% macro default__long_ago() -%}
  cast('1970-01-01 00:00:00+00' as timestamp with time zone)
{%- endmacro %}

{% macro bigquery__long_ago() -%}
  timestamp '1970-01-01 00:00:00+00'
{%- endmacro %}
