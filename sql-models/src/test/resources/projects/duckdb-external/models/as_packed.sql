{{ config(materialized='external', location="{{ env_var('CASE_FOLDER') }}/PACKED.CSV.GZ", options={'delimiter': '|', 'null': 'none'}) }}
select * from {{ ref('as_json') }}
