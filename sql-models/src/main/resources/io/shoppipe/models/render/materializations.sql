{#- What materializations of a project's own call, beside the functions that Java gives them. -#}
{% macro create_table_as(temporary, relation, compiled_code, language='sql') %}
{%- set contract = config.get('contract') or {} -%}
{%- if contract.enforced %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif -%}
{{ config.get('sql_header') or '' }}
{% set kind = 'temporary ' if temporary else ('unlogged ' if target.type == 'postgres' and config.get('unlogged') else '') -%}
create {{ kind }}table {{ relation.include(database=not temporary, schema=not temporary) }}
{%- if contract.enforced and not temporary %} {{ get_table_columns_and_constraints() }};
insert into {{ relation }} ({{ get_column_names() }}) (
select {{ get_column_names() }} from (
{{ compiled_code }}
) as model_subq
)
{%- else %} as (
{{ compiled_code }}
)
{%- endif %}
{% endmacro %}
{% macro get_create_table_as_sql(temporary, relation, sql) %}{{ create_table_as(temporary, relation, sql) }}{% endmacro %}
{% macro create_view_as(relation, sql) %}
{%- if (config.get('contract') or {}).enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif -%}
{{ config.get('sql_header') or '' }}
create view {{ relation }} as (
{{ sql }}
)
{% endmacro %}
{% macro get_create_view_as_sql(relation, sql) %}{{ create_view_as(relation, sql) }}{% endmacro %}
{% macro get_create_materialized_view_as_sql(relation, sql) %}create materialized view if not exists {{ relation }} as (
{{ sql }}
){% endmacro %}
{% macro get_create_sql(relation, sql) %}
{%- if relation.type == 'view' %}{{ get_create_view_as_sql(relation, sql) }}
{%- elif relation.type == 'materialized_view' %}{{ get_create_materialized_view_as_sql(relation, sql) }}
{%- else %}{{ get_create_table_as_sql(False, relation, sql) }}{% endif -%}
{% endmacro %}
{% macro get_drop_sql(relation) %}drop {{ (relation.type or 'table') | replace('_', ' ') }} if exists {{ relation }} cascade{% endmacro %}
{% macro should_revoke(existing_relation, full_refresh_mode=True) %}{{ return(existing_relation is not none and existing_relation is defined) }}{% endmacro %}
{% macro copy_grants() %}{{ return(True) }}{% endmacro %}
{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
{%- set known = ['sync_all_columns', 'append_new_columns', 'fail', 'ignore'] -%}
{%- if on_schema_change and on_schema_change not in known -%}
{%- do log('Invalid value for on_schema_change (' ~ on_schema_change ~ '): ' ~ default ~ ' is used.', info=true) -%}
{%- endif -%}
{{ return(on_schema_change if on_schema_change in known else default) }}
{% endmacro %}
{% macro get_select_subquery(sql) %}
select {{ get_column_names() }} from (
{{ sql }}
) as model_subq
{% endmacro %}
{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) %}
{%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
insert into {{ target_relation }} ({{ names }}) (
  select {{ names }} from {{ temp_relation }}
)
{% endmacro %}
{% macro get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{{ return(get_incremental_delete_insert_sql({'target_relation': target, 'temp_relation': source, 'unique_key': unique_key, 'dest_columns': dest_columns, 'incremental_predicates': incremental_predicates})) }}
{% endmacro %}
{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) %}
{{ return(get_incremental_merge_sql({'target_relation': target, 'temp_relation': source, 'unique_key': unique_key, 'dest_columns': dest_columns, 'incremental_predicates': incremental_predicates})) }}
{% endmacro %}
