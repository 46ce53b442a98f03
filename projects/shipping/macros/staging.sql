{#
  Empties staging, on-run-start, with --vars '{empty_staging: true}': a run that failed, or was built before, left it, and
  its keys would stand in the way of building it again.
#}
{% macro empty_staging() %}
  {% if execute and var('empty_staging', false) | string | lower == 'true' %}
    {% do drop_staging() %}
    {% do adapter.create_schema(api.Relation.create(database=target.database, schema='staging_shipping')) %}
  {% endif %}
{% endmacro %}

{# The schema as a whole: DuckDB drops no table to which the key of a table that was renamed refers. #}
{% macro drop_staging() %}
  {% do adapter.drop_schema(api.Relation.create(database=target.database, schema='staging_shipping')) %}
{% endmacro %}

{# What is left to do after the export: the files' tables and staging go, the dimensions and the marts stay. #}
{% macro clean_up() %}
  {% do drop_staging() %}
  {% for table in ['orders', 'reviews', 'shipment_deliveries'] %}
    {% set relation = adapter.get_relation(target.database, 'raw_shipping', table) %}
    {% if relation is not none %}
      {% do adapter.drop_relation(relation) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{# How many rows the stream's files had when they were fetched; none where that was not said. #}
{% macro file_rows(stream) -%}
  {%- set files = var('fetched', {}).get('files', {}) -%}
  {{ return(files.get(stream, {}).get('rows', none)) }}
{%- endmacro %}
