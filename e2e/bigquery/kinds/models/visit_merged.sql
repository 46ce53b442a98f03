{{ config(materialized='incremental', unique_key='id', on_schema_change='append_new_columns', cluster_by='id') }}
select id, paid, at{{ ", note" if var('run') == 2 }} from {{ ref('visits') }}
{% if is_incremental() %}where id >= 2{% endif %}
