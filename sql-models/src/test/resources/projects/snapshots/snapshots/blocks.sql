{% snapshot by_time %}
{{ config(strategy='timestamp', updated_at='changed', target_schema='history') }}
select * from {{ source('app', 'users') }}
{% endsnapshot %}

{% snapshot by_check %}
{{ config(strategy='check', check_cols=['name'], schema='kept', hard_deletes='invalidate') }}
select id, name, changed from {{ source('app', 'users') }}
{% endsnapshot %}
