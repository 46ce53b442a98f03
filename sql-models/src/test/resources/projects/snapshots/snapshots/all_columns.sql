{% snapshot by_all %}
{{ config(strategy='check', check_cols='all', hard_deletes='new_record', unique_key=['id', 'area'],
   snapshot_meta_column_names={'dbt_valid_to': 'until', 'dbt_valid_from': 'since', 'dbt_is_deleted': 'is_gone'}) }}
select id, area, name {{ ", 'x' as added" if var('added', false) }} from {{ source('app', 'users') }}
{% endsnapshot %}
