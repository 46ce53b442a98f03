{{ config(materialized='table', indexes=[{'column': 'x'}], enabled=var('bad', false)) }} select 1 as id
