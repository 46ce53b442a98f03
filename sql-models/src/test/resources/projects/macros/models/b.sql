-- depends_on: {{ ref('a') }}
{% set rows = run_query('select 7 as n union all select 8 order by 1') %}
{% set found = [] %}
{% if execute %}{% for row in rows %}{% do found.append(row['n']) %}{% endfor %}
{% set columns = adapter.get_columns_in_relation(ref('a')) %}{% endif %}
select {{ found | join(' + ') or 0 }} as n, '{{ columns | map(attribute="name") | join(",") if columns }}' as names
