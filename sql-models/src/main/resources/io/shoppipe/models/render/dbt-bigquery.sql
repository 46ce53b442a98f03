{#- Our cross-database macros where GoogleSQL says it in another way. -#}
{% macro bigquery__type_string() %}STRING{% endmacro %}
{% macro bigquery__type_int() %}INT64{% endmacro %}
{% macro bigquery__type_bigint() %}INT64{% endmacro %}
{% macro bigquery__type_float() %}FLOAT64{% endmacro %}
{% macro bigquery__type_numeric() %}numeric{% endmacro %}
{% macro bigquery__type_boolean() %}BOOLEAN{% endmacro %}
{% macro bigquery__type_timestamp() %}TIMESTAMP{% endmacro %}

{% macro bigquery__string_literal(value) %}'''{{ value }}'''{% endmacro %}
{% macro bigquery__escape_single_quotes(expression) %}{{ expression | replace("'", "\\'") }}{% endmacro %}
{#- Arrays are cast item by item; structs and places don't come from text. -#}
{% macro bigquery__safe_cast(field, type) %}
{%- set wanted = type | lower -%}
{%- set bare = wanted.startswith('struct') or wanted == 'geography' -%}
{%- if wanted.startswith('array') and field is iterable and field is not string and field is not mapping and field | length > 0 -%}
{%- set item = wanted[6:-1] -%}
{%- if item.startswith('struct') or item == 'geography' -%}
{%- set items = [] -%}
{%- for one in field -%}{%- do items.append(one.strip('"').strip("'")) -%}{%- endfor -%}
(select array_agg(safe_cast(i as {{ item }})) from unnest([{{ items | join(', ') }}]) i)
{%- else -%}
(select array_agg(safe_cast(i as {{ item }})) from unnest({{ field }}) i)
{%- endif -%}
{%- elif wanted == 'json' and field is mapping -%}
safe_cast(json {{ dbt.string_literal(tojson(field)) }} as json)
{%- elif bare and field is string -%}
safe_cast({{ field.strip('"').strip("'") }} as {{ type }})
{%- else -%}
safe_cast({{ field }} as {{ type }})
{%- endif -%}
{% endmacro %}
{% macro bigquery__cast_bool_to_text(field) %}cast({{ field }} as STRING){% endmacro %}

{% macro bigquery__concat(fields) %}concat({{ fields | join(', ') }}){% endmacro %}
{% macro bigquery__hash(field) %}to_hex(md5(cast({{ field }} as STRING))){% endmacro %}
{% macro bigquery__position(substring_text, string_text) %}strpos({{ string_text }}, {{ substring_text }}){% endmacro %}
{% macro bigquery__right(string_text, length_expression) -%}
case when {{ length_expression }} = 0 then '' else substr({{ string_text }}, -1 * ({{ length_expression }})) end
{%- endmacro %}
{% macro bigquery__split_part(string_text, delimiter_text, part_number) %}
{%- if part_number >= 0 -%}
split({{ string_text }}, {{ delimiter_text }})[safe_offset({{ part_number - 1 }})]
{%- else -%}
split({{ string_text }}, {{ delimiter_text }})[safe_offset(
  length({{ string_text }}) - length(replace({{ string_text }}, {{ delimiter_text }}, '')) + 1 + {{ part_number }}
)]
{%- endif -%}
{% endmacro %}

{% macro bigquery__current_timestamp() %}current_timestamp(){% endmacro %}
{% macro bigquery__current_timestamp_backcompat() %}current_timestamp{% endmacro %}
{% macro bigquery__current_timestamp_in_utc_backcompat() %}current_timestamp{% endmacro %}
{% macro bigquery__snapshot_get_time() %}current_timestamp(){% endmacro %}
{% macro bigquery__date(year, month, day) %}date({{ year }}, {{ month }}, {{ day }}){% endmacro %}
{% macro bigquery__date_trunc(datepart, date) %}timestamp_trunc(cast({{ date }} as timestamp), {{ datepart }}){% endmacro %}
{% macro bigquery__dateadd(datepart, interval, from_date_or_timestamp) -%}
datetime_add(cast({{ from_date_or_timestamp }} as datetime), interval {{ interval }} {{ datepart }})
{%- endmacro %}
{% macro bigquery__datediff(first_date, second_date, datepart) -%}
datetime_diff(cast({{ second_date }} as datetime), cast({{ first_date }} as datetime), {{ datepart }})
{%- endmacro %}
{% macro bigquery__last_day(date, datepart) -%}
cast({{ dbt.dateadd('day', '-1', dbt.dateadd(datepart, '1', dbt.date_trunc(datepart, date))) }} as date)
{%- endmacro %}
{% macro bigquery__generate_series(upper_bound) -%}
select generated_number from unnest(generate_array(1, {{ upper_bound }})) as generated_number
{%- endmacro %}

{% macro bigquery__any_value(expression) %}any_value({{ expression }}){% endmacro %}
{% macro bigquery__bool_or(expression) %}logical_or({{ expression }}){% endmacro %}
{% macro bigquery__listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) -%}
string_agg({{ measure }}, {{ delimiter_text }}{{ ' ' ~ order_by_clause if order_by_clause }}{{ ' limit ' ~ limit_num if limit_num }})
{%- endmacro %}
{% macro bigquery__array_construct(inputs=[], data_type='integer') %}
{%- if inputs -%}[{{ inputs | join(', ') }}]{%- else -%}ARRAY<{{ data_type }}>[]{%- endif -%}
{%- endmacro %}
{% macro bigquery__array_append(array, new_element) %}{{ dbt.array_concat(array, dbt.array_construct([new_element])) }}{% endmacro %}
{% macro bigquery__array_concat(array_1, array_2) %}array_concat({{ array_1 }}, {{ array_2 }}){% endmacro %}
{% macro bigquery__except() %}except distinct{% endmacro %}
{% macro bigquery__intersect() %}intersect distinct{% endmacro %}
{% macro bigquery__information_schema_name(database) %}{{ '`' ~ database ~ '`.' if database }}INFORMATION_SCHEMA{% endmacro %}
{% macro bigquery__make_temp_relation(base_relation, suffix='__dbt_tmp') %}
{{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix ~ modules.datetime.datetime.now().strftime('%H%M%S%f')})) }}
{% endmacro %}

{#- What materializations of a project's own call. -#}
{% macro bigquery__bigquery_options(opts) %}
{%- set parts = [] -%}
{%- for key, value in opts.items() -%}{%- do parts.append(key ~ '=' ~ value) -%}{%- endfor -%}
{{ return('OPTIONS(' ~ parts | join(', ') ~ ')') }}
{% endmacro %}
{% macro bigquery_options(opts) %}{{ return(dbt.bigquery__bigquery_options(opts)) }}{% endmacro %}
{% macro bigquery_table_options(config, node, temporary=false) %}{{ return(bigquery_options(adapter.get_table_options(config, node, temporary))) }}{% endmacro %}
{% macro bigquery_view_options(config, node) %}{{ return(bigquery_options(adapter.get_view_options(config, node))) }}{% endmacro %}
{% macro partition_by(partition_config) %}{{ return(partition_config.clause() if partition_config else '') }}{% endmacro %}
{% macro cluster_by(raw_cluster_by) %}
{{ return('cluster by ' ~ (raw_cluster_by if raw_cluster_by is string else raw_cluster_by | join(', ')) if raw_cluster_by else '') }}
{% endmacro %}
{% macro bigquery__create_table_as(temporary, relation, compiled_code, language='sql') %}
{%- set contract = config.get('contract') or {} -%}
{%- if contract.enforced and not temporary %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif -%}
{{ config.get('sql_header') or '' }}
create or replace table {{ relation }}
{%- if contract.enforced and not temporary %} {{ get_table_columns_and_constraints() }}{% endif %}
{{ partition_by(adapter.parse_partition_by(config.get('partition_by'))) }}
{{ cluster_by(config.get('cluster_by')) }}
{{ bigquery_table_options(config, model, temporary) }}
as (
{% if contract.enforced and not temporary %}{{ get_select_subquery(compiled_code) }}{% else %}{{ compiled_code }}{% endif %}
);
{% endmacro %}
{% macro bigquery__create_view_as(relation, sql) %}
{%- if (config.get('contract') or {}).enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif -%}
{{ config.get('sql_header') or '' }}
create or replace view {{ relation }}
{{ bigquery_view_options(config, model) }}
as {{ sql }};
{% endmacro %}
{% macro bigquery__get_drop_sql(relation) %}drop {{ (relation.type or 'table') | replace('_', ' ') }} if exists {{ relation }}{% endmacro %}
