{% snapshot snap %}
{{ config(unique_key='a', strategy='check', check_cols=['b'], target_schema='analytics', indexes=[{'columns': ['a']}]) }}
select 1 as a, {{ var('b', 2) }} as b
{% endsnapshot %}
