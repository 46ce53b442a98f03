{{ config(materialized='filled', unique_key='id', on_schema_change='append_new_columns') }} select 1 as id, 'v{{ var('v', 1) }}' as word {% if var('v', 1) == 3 %}, 9 as extra{% endif %}
