{#- Macros that packages call of dbt's own, beside the cross-database ones. -#}
{% macro get_empty_subquery_sql(select_sql, select_sql_header=none) %}
{{ select_sql_header if select_sql_header is not none }}
select * from (
{{ select_sql }}
) as __dbt_sbq
where false
limit 0
{% endmacro %}
{% macro get_empty_schema_sql(columns) %}
{%- set parts = [] -%}
{%- for name, column in columns.items() -%}
{%- set shown = adapter.quote(column.name) if column.get('quote') else column.name -%}
{%- do parts.append('cast(null as ' ~ column.data_type ~ ') as ' ~ shown) -%}
{%- endfor -%}
select {{ parts | join(', ') }}
{% endmacro %}
{% macro get_list_of_column_names(columns) %}{{ return(columns | map(attribute='name') | list) }}{% endmacro %}
{% macro get_limit_subquery_sql(sql, limit) %}
select * from (
{{ sql }}
) as model_limit_subq
limit {{ limit }}
{% endmacro %}
{% macro get_show_sql(compiled_code, sql_header, limit) %}
{%- if sql_header -%}{{ sql_header }}{%- endif -%}
{{ dbt.get_limit_subquery_sql(compiled_code, limit) if limit is not none else compiled_code }}
{% endmacro %}
{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) %}
select
  {{ fail_calc }} as failures,
  {{ fail_calc }} {{ warn_if }} as should_warn,
  {{ fail_calc }} {{ error_if }} as should_error
from (
{{ main_sql }}
{{ 'limit ' ~ limit if limit is not none }}
) dbt_internal_test
{% endmacro %}
{% macro get_true_sql() %}{{ return('TRUE') }}{% endmacro %}
{% macro should_store_failures() %}
{%- set own = config.get('store_failures') -%}
{%- do return(flags.STORE_FAILURES if own is none else own) -%}
{% endmacro %}

{% macro rename_relation(from_relation, to_relation) %}{% do adapter.rename_relation(from_relation, to_relation) %}{% endmacro %}
{% macro drop_schema(relation) %}{% do adapter.drop_schema(relation) %}{% endmacro %}
{% macro drop_schema_named(schema_name) %}{% do adapter.drop_schema(api.Relation.create(database=target.database, schema=schema_name)) %}{% endmacro %}
{% macro list_schemas(database) %}{{ return(adapter.list_schemas(database)) }}{% endmacro %}
{% macro check_schema_exists(information_schema, schema) %}{{ return(adapter.check_schema_exists(information_schema.database, schema)) }}{% endmacro %}
{% macro make_intermediate_relation(base_relation, suffix='__dbt_tmp') %}{{ return(dbt.make_temp_relation(base_relation, suffix).incorporate(path={'schema': base_relation.schema, 'database': base_relation.database})) }}{% endmacro %}
{% macro make_backup_relation(base_relation, backup_relation_type, suffix='__dbt_backup') %}
{%- do return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type=backup_relation_type)) -%}
{% endmacro %}
{% macro get_or_create_relation(database, schema, identifier, type) %}
{%- set there = adapter.get_relation(database=database, schema=schema, identifier=identifier) -%}
{%- if there -%}{%- do return([true, there]) -%}{%- endif -%}
{%- do return([false, api.Relation.create(database=database, schema=schema, identifier=identifier, type=type)]) -%}
{% endmacro %}

{% macro diff_columns(source_columns, target_columns) %}
{%- set known = target_columns | map(attribute='column') | list -%}
{%- set missing = [] -%}
{%- for column in source_columns if column.column not in known -%}{%- do missing.append(column) -%}{%- endfor -%}
{%- do return(missing) -%}
{% endmacro %}
{% macro diff_column_data_types(source_columns, target_columns) %}
{%- set changed = [] -%}
{%- for column in source_columns -%}
{%- set same = target_columns | selectattr('column', 'equalto', column.column) | list | first -%}
{%- if same and same.data_type != column.data_type and not same.can_expand_to(other_column=column) -%}
{%- do changed.append({'column_name': same.name, 'new_type': column.data_type}) -%}
{%- endif -%}
{%- endfor -%}
{%- do return(changed) -%}
{% endmacro %}
{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
{%- if merge_update_columns and merge_exclude_columns -%}
{{ exceptions.raise_compiler_error('Model cannot specify merge_update_columns and merge_exclude_columns. Please update model to use only one config') }}
{%- endif -%}
{%- if merge_update_columns -%}{%- do return(merge_update_columns) -%}{%- endif -%}
{%- set names = [] -%}
{%- set left_out = merge_exclude_columns | map('lower') | list if merge_exclude_columns else [] -%}
{%- for column in dest_columns if column.column | lower not in left_out -%}{%- do names.append(column.quoted) -%}{%- endfor -%}
{%- do return(names) -%}
{% endmacro %}
{% macro snapshot_hash_arguments(args) -%}
md5({%- for arg in args -%}
coalesce(cast({{ arg }} as varchar ), ''){% if not loop.last %} || '|' || {% endif %}
{%- endfor -%})
{%- endmacro %}
{% macro get_snapshot_get_time_data_type() %}
{%- set found = adapter.get_column_schema_from_query('select ' ~ dbt.snapshot_get_time() ~ ' as dbt_snapshot_time') -%}
{%- do return(found[0].dtype or none) -%}
{% endmacro %}

{% macro default_last_day(date, datepart) -%}
cast({{ dbt.dateadd('day', '-1', dbt.dateadd(datepart, '1', dbt.date_trunc(datepart, date))) }} as date)
{%- endmacro %}
{% macro _split_part_negative(string_text, delimiter_text, part_number) -%}
split_part({{ string_text }}, {{ delimiter_text }}, length({{ string_text }}) - length(replace({{ string_text }}, {{ delimiter_text }}, '')) + 2 + {{ part_number }})
{%- endmacro %}

{% macro convert_datetime(date_str, date_fmt) %}
{%- set problem = "The provided partition date '" ~ date_str ~ "' does not match the expected format '" ~ date_fmt ~ "'" -%}
{%- do return(try_or_compiler_error(problem, modules.datetime.datetime.strptime, date_str.strip(), date_fmt)) -%}
{% endmacro %}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt='%Y%m%d', out_fmt='%Y%m%d') %}
{%- set from = dbt.convert_datetime(start_date_str, in_fmt) -%}
{%- set to = dbt.convert_datetime(end_date_str or start_date_str, in_fmt) -%}
{%- set days = (to - from).days -%}
{%- if days < 0 -%}
{{ exceptions.raise_compiler_error("Partition start date is after the end date ({}, {})".format(start_date_str, end_date_str)) }}
{%- endif -%}
{%- set dates = [] -%}
{%- for i in range(0, days + 1) -%}
{%- set shown = (from + modules.datetime.timedelta(days=i)).strftime(out_fmt) -%}
{%- do dates.append(shown if out_fmt else from + modules.datetime.timedelta(days=i)) -%}
{%- endfor -%}
{%- do return(dates) -%}
{% endmacro %}
{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') %}
{%- set ends = (raw_partition_date | string).split(',') -%}
{%- if ends | length > 2 -%}
{{ exceptions.raise_compiler_error('Invalid partition time. Expected format: {Start Date}[,{End Date}]. Got: ' ~ raw_partition_date) }}
{%- endif -%}
{%- do return(dbt.dates_in_range(ends[0], ends[1] if ends | length == 2 else none, in_fmt=date_fmt)) -%}
{% endmacro %}
{% macro py_current_timestring() %}{%- do return(modules.datetime.datetime.now().strftime('%Y%m%d%H%M%S%f')) -%}{% endmacro %}
