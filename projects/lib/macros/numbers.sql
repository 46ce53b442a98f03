{% macro money(expression) -%}
  {{ return(adapter.dispatch('money')(expression)) }}
{%- endmacro %}

{% macro default__money(expression) -%}
  cast({{ expression }} as numeric(12, 2))
{%- endmacro %}

{% macro bigquery__money(expression) -%}
  round(cast({{ expression }} as numeric), 2)
{%- endmacro %}

{# A sum of money: no rows are 0. #}
{% macro sum_of(expression) -%}
  {{ return(adapter.dispatch('sum_of')(expression)) }}
{%- endmacro %}

{% macro default__sum_of(expression) -%}
  cast(coalesce(sum({{ expression }}), 0) as numeric(18, 2))
{%- endmacro %}

{% macro bigquery__sum_of(expression) -%}
  coalesce(sum({{ expression }}), 0)
{%- endmacro %}

{# The quotient, rounded half up to 2 digits, never by way of a binary fraction; NULL where the denominator is 0. #}
{% macro ratio(numerator, denominator) -%}
  {{ return(adapter.dispatch('ratio')(numerator, denominator)) }}
{%- endmacro %}

{% macro default__ratio(numerator, denominator) -%}
  cast(round(cast({{ numerator }} as numeric) / nullif({{ denominator }}, 0), 2) as numeric(18, 2))
{%- endmacro %}

{# DuckDB divides decimals as doubles, so the cents are divided as integers. #}
{% macro duckdb__ratio(numerator, denominator) -%}
  cast(
    cast(
      sign({{ numerator }})
      * ((2 * abs(cast({{ numerator }} * 100 as hugeint)) + {{ denominator }}) // nullif(2 * {{ denominator }}, 0))
      as decimal(18, 0)
    ) * 0.01
    as decimal(18, 2)
  )
{%- endmacro %}

{% macro bigquery__ratio(numerator, denominator) -%}
  cast(round(cast({{ numerator }} as bignumeric) / nullif({{ denominator }}, 0), 2) as numeric)
{%- endmacro %}
