{{ config(materialized='incremental', on_schema_change='append_new_columns') }}
select {{ var('n', 1) }} as id {% if var('more', false) %}, cast('m' as text) as more {% endif %}
