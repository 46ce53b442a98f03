{# The expression as that type, which is named as PostgreSQL does: numbers of so many digits are rounded half away from zero. #}
{% macro cast_as(expression, type) -%}
  {{ return(adapter.dispatch('cast_as')(expression, type)) }}
{%- endmacro %}

{% macro default__cast_as(expression, type) -%}
  cast({{ expression }} as {{ as_type(type) }})
{%- endmacro %}

{# Its casts take no digits. #}
{% macro bigquery__cast_as(expression, type) -%}
  {%- if type.startswith('numeric(') -%}
    round(cast({{ expression }} as numeric), {{ type.split(',')[1] | replace(')', '') | trim }})
  {%- else -%}
    cast({{ expression }} as {{ as_type(type) }})
  {%- endif -%}
{%- endmacro %}

{# A type by PostgreSQL's name, in the warehouse's own words. #}
{% macro as_type(type) -%}
  {{ return(adapter.dispatch('as_type')(type)) }}
{%- endmacro %}

{% macro default__as_type(type) -%}
  {{ type }}
{%- endmacro %}

{% macro bigquery__as_type(type) -%}
  {{ {'text': 'string', 'timestamp with time zone': 'timestamp', 'double precision': 'float64'}.get(type, type) }}
{%- endmacro %}

{# What lists the columns of all tables; of BigQuery's those of one schema. #}
{% macro columns_of_schema(schema) -%}
  {{ return(adapter.dispatch('columns_of_schema')(schema)) }}
{%- endmacro %}

{% macro default__columns_of_schema(schema) -%}
  information_schema.columns
{%- endmacro %}

{% macro bigquery__columns_of_schema(schema) -%}
  `{{ target.database }}`.`{{ schema }}`.INFORMATION_SCHEMA.COLUMNS
{%- endmacro %}
