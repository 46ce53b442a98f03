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
  {% for table in ['orders', 'reviews', 'shipment_deliveries', 'fetched_files'] %}
    {% set relation = adapter.get_relation(target.database, 'raw_shipping', table) %}
    {% if relation is not none %}
      {% do adapter.drop_relation(relation) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#
  How many rows the stream's files had when they were fetched: as the run was told, or else as the tap has sent it with them;
  none where neither says it.
#}
{% macro file_rows(stream) -%}
  {%- set told = var('fetched', {}).get('files', {}).get(stream, {}) -%}
  {%- if 'rows' in told -%}
    {{ return(told['rows']) }}
  {%- endif -%}
  {%- set sent = adapter.get_relation(target.database, 'raw_shipping', 'fetched_files') if execute else none -%}
  {%- if sent is not none -%}
    {%- set found = run_query("select cast(sum(row_count) as " ~ dbt.type_int() ~ ") from " ~ sent ~ " where stream = '" ~ stream ~ "'") -%}
    {{ return(found.rows[0][0]) }}
  {%- endif -%}
  {{ return(none) }}
{%- endmacro %}
