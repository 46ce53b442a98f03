{{ config(materialized='view') }}
select '{{ config.get('meta')['from'] }}{{ config.get('meta')['kept'] }}' as id
