{% call set_sql_header(config) %}create temporary table if not exists of_header as select 5 as n;{% endcall %}
{{ config(materialized='table') }}
select n from of_header
