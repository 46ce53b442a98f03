{# 20220905 for the day 2022-09-05. #}
{% macro date_key(day) -%}
  cast(extract(year from {{ day }}) * 10000 + extract(month from {{ day }}) * 100 + extract(day from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro iso_week(day) -%}
  {{ return(adapter.dispatch('iso_week', 'payments')(day)) }}
{%- endmacro %}

{% macro default__iso_week(day) -%}
  cast(extract(week from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro bigquery__iso_week(day) -%}
  extract(isoweek from {{ day }})
{%- endmacro %}

{# 1 is Monday, 7 is Sunday. #}
{% macro iso_day_of_week(day) -%}
  {{ return(adapter.dispatch('iso_day_of_week', 'payments')(day)) }}
{%- endmacro %}

{% macro default__iso_day_of_week(day) -%}
  cast(extract(isodow from {{ day }}) as {{ dbt.type_int() }})
{%- endmacro %}

{% macro bigquery__iso_day_of_week(day) -%}
  mod(extract(dayofweek from {{ day }}) + 5, 7) + 1
{%- endmacro %}

{# A query of all days, as "day", between the first and the last of the one row of a relation. #}
{% macro days_of(relation, first, last) -%}
  {{ return(adapter.dispatch('days_of', 'payments')(relation, first, last)) }}
{%- endmacro %}

{% macro default__days_of(relation, first, last) -%}
  select cast(series.day as date) as day
  from {{ relation }} as span
  cross join generate_series(cast(span.{{ first }} as timestamp), cast(span.{{ last }} as timestamp), interval '1 day') as series (day)
{%- endmacro %}

{% macro duckdb__days_of(relation, first, last) -%}
  select cast(unnest(generate_series(cast(span.{{ first }} as timestamp), cast(span.{{ last }} as timestamp), interval '1 day')) as date) as day
  from {{ relation }} as span
{%- endmacro %}

{% macro bigquery__days_of(relation, first, last) -%}
  select day
  from {{ relation }} as span
  cross join unnest(generate_date_array(span.{{ first }}, span.{{ last }})) as day
{%- endmacro %}

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
