{{ config(materialized='table') }}
select origin, cast(id as {{ dbt.type_string() }}) as id from ({{ toolkit.stacked([ref('base'), ref('toolkit', 'base')]) }}) as stacked
