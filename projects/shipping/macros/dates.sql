{# The run's date as a DATE of SQL. Without one, or with one in the future, nothing is built. #}
{% macro as_of() -%}
  {%- set day = var('as_of', '') | string -%}
  {%- if execute and not day -%}
    {{ exceptions.raise_compiler_error("var 'as_of' is missing: say the run's day, as --vars '{as_of: 2022-09-05}'") }}
  {%- endif -%}
  {%- if day > run_started_at.strftime('%Y-%m-%d') -%}
    {{ exceptions.raise_compiler_error("var 'as_of' is " ~ day ~ ", which is in the future: say a day that is past, or today") }}
  {%- endif -%}
  cast('{{ day or '1970-01-01' }}' as date)
{%- endmacro %}

{# The day that is so many days after the other, or before it. #}
{% macro days_after(day, days) -%}
  cast({{ dbt.dateadd('day', days, day) }} as date)
{%- endmacro %}

{# The same day of the year before; of 29 February the 28th. #}
{% macro year_before(day) -%}
  cast({{ dbt.dateadd('year', -1, day) }} as date)
{%- endmacro %}
