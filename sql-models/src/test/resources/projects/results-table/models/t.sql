{%- call statement('q', fetch_result=true, auto_begin=false) -%}
select 1 as a, 'x' as b union all select 2, 'y' order by 1
{%- endcall -%}
{%- set found = load_result('q') -%}
{%- set parts = [] -%}
{%- if execute -%}
{%- set table = found['table'] -%}
{%- for name, column in table.columns.items() -%}{%- do parts.append(name ~ '=' ~ column.values() | join('.')) -%}{%- endfor -%}
{%- do parts.append(table.columns['b'].values()[1] ~ table.columns[0].name ~ table.columns.keys() | join('')) -%}
{%- for row in table.rows -%}{%- do parts.append(row['a'] ~ row.b ~ row[0] ~ row.get('zz', '-')) -%}{%- endfor -%}
{%- do parts.append(table.select(['b']).column_names | join(',') ~ table.exclude(['b']).column_names | join(',') ~ table.limit(1).rows | length) -%}
{%- do parts.append(found['data'] | map(attribute=1) | join('')) -%}
{%- set dates = dbt.dates_in_range('20240130', '20240201') -%}
{%- do parts.append(dates | join(',')) -%}
{%- do parts.append(dbt.partition_range('20240130,20240131') | join(',')) -%}
{%- set columns = adapter.get_column_schema_from_query('select 1 as a, 2 as b') -%}
{%- do parts.append(dbt.get_list_of_column_names(columns) | join(',')) -%}
{%- do parts.append(dbt.diff_columns(columns, columns[:1]) | map(attribute='name') | join(',')) -%}
{%- do parts.append(dbt.get_merge_update_columns(none, ['a'], columns) | join(',') | replace('"', '')) -%}
{%- do parts.append(adapter.get_hard_deletes_behavior(config)) -%}
{%- do parts.append(selected_resources | join(',')) -%}
{%- endif -%}
select '{{ parts | join(' ') }}' as x from ({{ dbt.get_empty_subquery_sql('select 1 as a') }}) as empty right join (select 1 as one) as other on true
