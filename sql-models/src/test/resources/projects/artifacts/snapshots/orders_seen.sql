-- before the block
{% snapshot orders_seen %}
{{ config(target_schema='analytics_seen', unique_key='id', strategy='check', check_cols=['amount']) }}
select id, amount from {{ ref('orders') }}
{% endsnapshot %}
