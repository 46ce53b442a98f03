{# The variable as_of as a date; none, or one in the future, is refused. #}
{% macro as_of() -%}
  {%- set day = var('as_of', '') | string -%}
  {%- if execute and not modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day) -%}
    {{ exceptions.raise_compiler_error("var 'as_of' is '" ~ day ~ "': say the run's day, --vars '{as_of: 2022-09-05}'") }}
  {%- elif day > run_started_at.strftime('%Y-%m-%d') -%}
    {{ exceptions.raise_compiler_error("var 'as_of' is " ~ day ~ ", which is in the future: say a day that is past, or today") }}
  {%- endif -%}
  cast('{{ day }}' as date)
{%- endmacro %}

{# The day that a text begins with, as 2022-09-05; anything else is NULL (and fails a test). #}
{% macro day_of(expression) -%}
  cast(case when {{ matches(text_or_null(expression), '^[0-9]{4}-[0-9]{2}-[0-9]{2}') }} then substr({{ text_or_null(expression) }}, 1, 10) end as date)
{%- endmacro %}

{% macro add_months(day, months) -%}
  {{ return(adapter.dispatch('add_months', 'cars')(day, months)) }}
{%- endmacro %}

{% macro default__add_months(day, months) -%}
  cast({{ day }} + {{ months }} * interval '1 month' as date)
{%- endmacro %}

{% macro bigquery__add_months(day, months) -%}
  date_add({{ day }}, interval {{ months }} month)
{%- endmacro %}

{# A point in time as text, in UTC, in every session's time zone the same. #}
{% macro utc_text(column) -%}
  {{ return(adapter.dispatch('utc_text', 'cars')(column)) }}
{%- endmacro %}

{% macro default__utc_text(column) -%}
  to_char({{ column }} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
{%- endmacro %}

{% macro duckdb__utc_text(column) -%}
  strftime(make_timestamp(epoch_us({{ column }})), '%Y-%m-%dT%H:%M:%S.%f')
{%- endmacro %}

{% macro bigquery__utc_text(column) -%}
  format_timestamp('%Y-%m-%dT%H:%M:%E6S', {{ column }}, 'UTC')
{%- endmacro %}
