{{ config(materialized='ephemeral') }}
select 1 as part_id, 'nut' as part
