{# What the warehouses spell differently about JSON. Paths are given as names: json_text(field('hair'), ['color']). #}

{# The value at the path as text; NULL when it is absent or null. #}
{% macro json_text(column, path) -%}
  {{ return(adapter.dispatch('json_text', 'shop')(column, path)) }}
{%- endmacro %}

{% macro default__json_text(column, path) -%}
  ({{ column }} #>> '{{ '{' ~ path | join(',') ~ '}' }}')
{%- endmacro %}

{% macro duckdb__json_text(column, path) -%}
  ({{ column }} ->> '$.{{ path | join('.') }}')
{%- endmacro %}

{% macro bigquery__json_text(column, path) -%}
  json_value({{ column }}, '$.{{ path | join('.') }}')
{%- endmacro %}

{# The number of items of an array; 0 when the column is NULL or holds no array. #}
{% macro json_length(column) -%}
  {{ return(adapter.dispatch('json_length', 'shop')(column)) }}
{%- endmacro %}

{% macro default__json_length(column) -%}
  case when jsonb_typeof({{ column }}) = 'array' then jsonb_array_length({{ column }}) else 0 end
{%- endmacro %}

{% macro duckdb__json_length(column) -%}
  coalesce(json_array_length({{ column }}), 0)
{%- endmacro %}

{% macro bigquery__json_length(column) -%}
  coalesce(array_length(json_query_array({{ column }})), 0)
{%- endmacro %}

{% macro json_type() -%}
  {{ return(adapter.dispatch('json_type', 'shop')()) }}
{%- endmacro %}

{% macro default__json_type() -%}
  jsonb
{%- endmacro %}

{% macro bigquery__json_type() -%}
  json
{%- endmacro %}

{% macro duckdb__json_type() -%}
  json
{%- endmacro %}
