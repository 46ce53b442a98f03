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

{# Before anything that is loaded. #}
{% macro long_ago() -%}
  {{ moment('1970-01-01 00:00:00+00') }}
{%- endmacro %}

{# A point in time, given with its offset. #}
{% macro moment(text) -%}
  {{ cast_as("'" ~ text ~ "'", 'timestamp with time zone') }}
{%- endmacro %}

{# 20220905 for the day 2022-09-05. #}
{% macro date_key(day) -%}
  cast(extract(year from {{ day }}) * 10000 + extract(month from {{ day }}) * 100 + extract(day from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro iso_week(day) -%}
  {{ return(adapter.dispatch('iso_week')(day)) }}
{%- endmacro %}

{% macro default__iso_week(day) -%}
  cast(extract(week from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro bigquery__iso_week(day) -%}
  extract(isoweek from {{ day }})
{%- endmacro %}

{# 1 is Monday, 7 is Sunday. #}
{% macro iso_day_of_week(day) -%}
  {{ return(adapter.dispatch('iso_day_of_week')(day)) }}
{%- endmacro %}

{% macro default__iso_day_of_week(day) -%}
  cast(extract(isodow from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro bigquery__iso_day_of_week(day) -%}
  mod(extract(dayofweek from {{ day }}) + 5, 7) + 1
{%- endmacro %}

{% macro month_of(day) -%}
  cast({{ dbt.date_trunc('month', day) }} as date)
{%- endmacro %}

{# The Monday of a day's week. #}
{% macro week_of(day) -%}
  {{ return(adapter.dispatch('week_of')(day)) }}
{%- endmacro %}

{% macro default__week_of(day) -%}
  cast(date_trunc('week', {{ day }}) as date)
{%- endmacro %}

{% macro bigquery__week_of(day) -%}
  date_trunc({{ day }}, isoweek)
{%- endmacro %}

{# A query of the days from the first to the last of the one row of a relation, as "day", so many "unit" apart. #}
{% macro days_of(relation, first, last, unit='day') -%}
  {{ return(adapter.dispatch('days_of')(relation, first, last, unit)) }}
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
