{{ config(materialized='external', location=env_var('CASE_FOLDER') ~ '/as.csv') }}
select * from {{ ref('sold') }} where {{ var('rows', 2) }} > 0
