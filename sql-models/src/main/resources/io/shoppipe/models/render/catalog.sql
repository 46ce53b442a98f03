{#- What dbt asks the warehouse by macros: how fresh a source is, what a catalog holds. -#}
{% macro collect_freshness(source, loaded_at_field, filter) %}
{%- call statement('collect_freshness', fetch_result=True, auto_begin=False) -%}
select max({{ loaded_at_field }}) as max_loaded_at, {{ dbt.current_timestamp() }} as snapshotted_at
from {{ source }}
{{ 'where ' ~ filter if filter }}
{%- endcall -%}
{%- do return(load_result('collect_freshness')) -%}
{% endmacro %}
{% macro collect_freshness_custom_sql(source, loaded_at_query) %}
{%- call statement('collect_freshness_custom_sql', fetch_result=True, auto_begin=False) -%}
select ({{ loaded_at_query }}
) as max_loaded_at, {{ dbt.current_timestamp() }} as snapshotted_at
{%- endcall -%}
{%- do return(load_result('collect_freshness_custom_sql')) -%}
{% endmacro %}
{% macro get_catalog_relations(information_schema, relations) %}
{%- set wanted = [] -%}
{%- for relation in relations -%}
{%- if not relation.schema -%}
{%- do exceptions.raise_compiler_error('`get_catalog_relations` requires a list of relations, each with a schema') -%}
{%- endif -%}
{%- set schema = "upper(table_schema) = upper('" ~ relation.schema ~ "')" -%}
{%- set name = " and upper(table_name) = upper('" ~ relation.identifier ~ "')" if relation.identifier else '' -%}
{%- do wanted.append('(' ~ schema ~ name ~ ')') -%}
{%- endfor -%}
{%- do return(dbt._catalog(information_schema, wanted)) -%}
{% endmacro %}
{% macro get_catalog(information_schema, schemas) %}
{%- set wanted = [] -%}
{%- for schema in schemas -%}{%- do wanted.append("upper(table_schema) = upper('" ~ schema ~ "')") -%}{%- endfor -%}
{%- do return(dbt._catalog(information_schema, wanted)) -%}
{% endmacro %}
{% macro _catalog(information_schema, wanted) %}
{%- set query -%}
select * from (
{%- if target.type == 'duckdb' %}
select database_name as table_database, schema_name as table_schema, table_name, 'BASE TABLE' as table_type, t.comment as table_comment,
column_name, column_index, data_type as column_type, c.comment as column_comment, null as table_owner
from duckdb_tables() t join duckdb_columns() c using (database_name, schema_name, table_name)
union all
select database_name, schema_name, view_name, 'VIEW', v.comment, column_name, column_index, data_type, c.comment, null
from duckdb_views() v join duckdb_columns() c using (database_name, schema_name) where c.table_name = v.view_name
{%- else %}
select current_database() as table_database, n.nspname as table_schema, t.relname as table_name,
case t.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' else 'BASE TABLE' end as table_type,
obj_description(t.oid, 'pg_class') as table_comment, c.attname as column_name, c.attnum as column_index,
format_type(c.atttypid, c.atttypmod) as column_type, col_description(t.oid, c.attnum) as column_comment,
pg_get_userbyid(t.relowner) as table_owner
from pg_class t join pg_namespace n on n.oid = t.relnamespace
join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
where t.relkind in ('r', 'v', 'f', 'p', 'm')
{%- endif %}
) as catalog
where upper(table_database) = upper('{{ information_schema.database }}') and ({{ wanted | join(' or ') or '1 = 0' }})
order by table_schema, table_name, column_index
{%- endset -%}
{%- do return(run_query(query)) -%}
{% endmacro %}
