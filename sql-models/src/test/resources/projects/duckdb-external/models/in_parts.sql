{{ config(materialized='external', location=env_var('CASE_FOLDER') ~ '/parts', options={'partition_by': 'id, code', 'overwrite': true}) }}
select id, name, code, price from {{ ref('as_parquet') }}
