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
  cast(case when {{ matches(trimmed(expression), '^[0-9]{4}-[0-9]{2}-[0-9]{2}') }} then substr({{ trimmed(expression) }}, 1, 10) end as date)
{%- endmacro %}

{% macro month_of(day) -%}
  cast({{ dbt.date_trunc('month', day) }} as date)
{%- endmacro %}

{# The Monday of a day's week. #}
{% macro week_of(day) -%}
  {{ return(adapter.dispatch('week_of', 'cars')(day)) }}
{%- endmacro %}

{% macro default__week_of(day) -%}
  cast(date_trunc('week', {{ day }}) as date)
{%- endmacro %}

{% macro bigquery__week_of(day) -%}
  date_trunc({{ day }}, isoweek)
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

{# A query of the days from the first to the last of the one row of a relation, as "day", so many "unit" apart. #}
{% macro days_of(relation, first, last, unit='day') -%}
  {{ return(adapter.dispatch('days_of', 'cars')(relation, first, last, unit)) }}
{%- endmacro %}

{% macro default__days_of(relation, first, last, unit) -%}
  select cast(series.day as date) as day
  from {{ relation }} as span
  cross join generate_series(cast(span.{{ first }} as timestamp), cast(span.{{ last }} as timestamp), interval '1 {{ unit }}') as series (day)
{%- endmacro %}

{% macro duckdb__days_of(relation, first, last, unit) -%}
  select cast(unnest(generate_series(cast(span.{{ first }} as timestamp), cast(span.{{ last }} as timestamp), interval '1 {{ unit }}')) as date) as day
  from {{ relation }} as span
{%- endmacro %}

{% macro bigquery__days_of(relation, first, last, unit) -%}
  select day
  from {{ relation }} as span
  cross join unnest(generate_date_array(span.{{ first }}, span.{{ last }}, interval 1 {{ unit }})) as day
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
