{%- call statement('n', fetch_result=true) -%} select count(*) from {{ ref('payments') }} {%- endcall -%}
{%- set there = adapter.get_relation(this.database, this.schema, 'payments') -%}
{%- set columns = adapter.get_columns_in_relation(ref('payments')) -%}
select '{{ load_result('n').data[0][0] if execute }}' as n, '{{ there.identifier }}' as t, '{{ columns | map(attribute='name') | join('-') }}' as c
