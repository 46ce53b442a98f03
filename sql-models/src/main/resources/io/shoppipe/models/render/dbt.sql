{#- Cross-database macros, called as dbt.<name>; a project overrides one with default__<name> or <adapter>__<name>. -#}
{% macro type_string() %}{{ api.Column.translate_type('string') }}{% endmacro %}
{% macro type_int() %}integer{% endmacro %}
{% macro type_bigint() %}bigint{% endmacro %}
{% macro type_float() %}float{% endmacro %}
{% macro type_numeric() %}numeric(28,6){% endmacro %}
{% macro type_boolean() %}boolean{% endmacro %}
{% macro type_timestamp() %}timestamp{% endmacro %}

{% macro string_literal(value) %}'{{ value }}'{% endmacro %}
{% macro escape_single_quotes(expression) %}{{ expression | replace("'", "''") }}{% endmacro %}
{% macro cast(field, type) %}cast({{ field }} as {{ type }}){% endmacro %}
{% macro safe_cast(field, type) %}cast({{ field }} as {{ type }}){% endmacro %}
{% macro cast_bool_to_text(field) %}cast({{ field }} as {{ api.Column.translate_type('string') }}){% endmacro %}

{% macro concat(fields) %}{{ fields | join(' || ') }}{% endmacro %}
{% macro hash(field) %}md5(cast({{ field }} as {{ dbt.type_string() }})){% endmacro %}
{% macro length(expression) %}length({{ expression }}){% endmacro %}
{% macro replace(field, old_chars, new_chars) %}replace({{ field }}, {{ old_chars }}, {{ new_chars }}){% endmacro %}
{% macro position(substring_text, string_text) %}position({{ substring_text }} in {{ string_text }}){% endmacro %}
{% macro right(string_text, length_expression) %}right({{ string_text }}, {{ length_expression }}){% endmacro %}
{% macro split_part(string_text, delimiter_text, part_number) %}
{%- if target.type == 'duckdb' -%}
string_split({{ string_text }}, {{ delimiter_text }})[{{ part_number }}]
{%- else -%}
split_part({{ string_text }}, {{ delimiter_text }}, {{ part_number }})
{%- endif -%}
{% endmacro %}

{% macro current_timestamp() %}now(){% endmacro %}
{% macro current_timestamp_backcompat() %}current_timestamp::timestamp{% endmacro %}
{% macro current_timestamp_in_utc_backcompat() %}
{%- if target.type == 'duckdb' -%}current_timestamp{%- else -%}(current_timestamp at time zone 'utc')::timestamp{%- endif -%}
{% endmacro %}
{% macro snapshot_get_time() %}
{%- if target.type == 'duckdb' -%}cast(now() as timestamp){%- else -%}now()::timestamp without time zone{%- endif -%}
{% endmacro %}
{% macro date(year, month, day) %}make_date({{ year }}, {{ month }}, {{ day }}){% endmacro %}
{% macro date_trunc(datepart, date) %}date_trunc('{{ datepart }}', {{ date }}){% endmacro %}
{% macro dateadd(datepart, interval, from_date_or_timestamp) %}
{%- if target.type == 'duckdb' -%}
{%- set times, unit = {'quarter': (3, 'month'), 'week': (7, 'day')}.get(datepart | lower, (1, datepart | lower)) -%}
({{ from_date_or_timestamp }} + (cast({{ interval }} as bigint){{ ' * ' ~ times if times > 1 }}) * interval 1 {{ unit }})
{%- else -%}
{{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endif -%}
{% endmacro %}
{% macro last_day(date, datepart) %}
{%- set part, count = ('month', 3) if datepart == 'quarter' else (datepart, 1) -%}
cast({{ dbt.dateadd('day', '-1', dbt.dateadd(part, count, dbt.date_trunc(datepart, date))) }} as date)
{%- endmacro %}
{#- Whole weeks between two dates, counted by Sundays, written so that both ends are read once each. -#}
{% macro _weeks_between(first_date, second_date, divide) %}
({{ dbt.datediff(first_date, second_date, 'day') }} {{ divide }} 7
 + case when date_part('dow', ({{ first_date }})::timestamp) <= date_part('dow', ({{ second_date }})::timestamp)
   then case when {{ first_date }} <= {{ second_date }} then 0 else -1 end
   else case when {{ first_date }} <= {{ second_date }} then 1 else 0 end end)
{%- endmacro %}
{#- A finer part on PostgreSQL = the coarser difference times a factor, plus the difference of the parts themselves. -#}
{% macro datediff(first_date, second_date, datepart) %}
{%- set finer = {
    'quarter': ('year', 4, 'date'), 'month': ('year', 12, 'date'), 'hour': ('day', 24, 'timestamp'),
    'minute': ('hour', 60, 'timestamp'), 'second': ('minute', 60, 'timestamp'),
    'millisecond': ('minute', 60000, 'timestamp'), 'microsecond': ('minute', 60000000, 'timestamp')} -%}
{%- if target.type == 'duckdb' -%}
{%- if datepart == 'week' -%}{{ dbt._weeks_between(first_date, second_date, '//') }}
{%- else -%}(date_diff('{{ datepart }}', {{ first_date }}::timestamp, {{ second_date }}::timestamp)){%- endif -%}
{%- elif datepart == 'year' -%}
(date_part('year', ({{ second_date }})::date) - date_part('year', ({{ first_date }})::date))
{%- elif datepart == 'day' -%}
(({{ second_date }})::date - ({{ first_date }})::date)
{%- elif datepart == 'week' -%}
{{ dbt._weeks_between(first_date, second_date, '/') }}
{%- elif datepart in finer -%}
{%- set coarser, factor, type = finer[datepart] -%}
{%- set floor = 'floor' if 'second' in datepart else '' -%}
({{ dbt.datediff(first_date, second_date, coarser) }} * {{ factor }}
 + {{ floor }}(date_part('{{ datepart }}', ({{ second_date }})::{{ type }}))
 - {{ floor }}(date_part('{{ datepart }}', ({{ first_date }})::{{ type }})))
{%- else -%}
{{ exceptions.raise_compiler_error("Unsupported datepart for macro datediff in postgres: {!r}".format(datepart)) }}
{%- endif -%}
{% endmacro %}

{% macro get_intervals_between(start_date, end_date, datepart) %}
{%- set table = run_query('select ' ~ dbt.datediff(start_date, end_date, datepart)) -%}
{{ return(table.rows[0][0] if table and table.rows else 1) }}
{%- endmacro %}
{% macro get_powers_of_two(upper_bound) %}
{%- if upper_bound <= 0 %}{{ exceptions.raise_compiler_error("upper bound must be positive") }}{% endif -%}
{%- for _ in range(1, 100) -%}{%- if upper_bound <= 2 ** loop.index %}{{ return(loop.index) }}{% endif -%}{%- endfor -%}
{%- endmacro %}
{% macro generate_series(upper_bound) %}
select generate_series as generated_number from generate_series(1, {{ upper_bound }}) as series(generate_series)
{%- endmacro %}
{% macro date_spine(datepart, start_date, end_date) %}
with numbers as (
  {{ dbt.generate_series(dbt.get_intervals_between(start_date, end_date, datepart) | int) }}
),
periods as (
  select {{ dbt.dateadd(datepart, '(generated_number - 1)', start_date) }} as date_{{ datepart }} from numbers
)
select * from periods where date_{{ datepart }} <= {{ end_date }}
{%- endmacro %}

{% macro any_value(expression) %}{{ 'arbitrary' if target.type == 'duckdb' else 'min' }}({{ expression }}){% endmacro %}
{% macro bool_or(expression) %}bool_or({{ expression }}){% endmacro %}
{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) %}
{%- set items = 'array_agg(' ~ measure ~ (' ' ~ order_by_clause if order_by_clause else '') ~ ')' -%}
{%- if limit_num and target.type == 'duckdb' -%}
list_aggr(({{ items }})[1:{{ limit_num }}], 'string_agg', {{ delimiter_text }})
{%- elif limit_num -%}
array_to_string(({{ items }})[1:{{ limit_num }}], {{ delimiter_text }})
{%- else -%}
string_agg({{ measure }}, {{ delimiter_text }}{{ ' ' ~ order_by_clause if order_by_clause }})
{%- endif -%}
{%- endmacro %}
{% macro array_construct(inputs=[], data_type='integer') %}
{%- if inputs -%}array[{{ inputs | join(', ') }}]{%- else -%}array[]::{{ data_type }}[]{%- endif -%}
{%- endmacro %}
{% macro array_append(array, new_element) %}array_append({{ array }}, {{ new_element }}){% endmacro %}
{% macro array_concat(array_1, array_2) %}array_cat({{ array_1 }}, {{ array_2 }}){% endmacro %}
{% macro except() %}except{% endmacro %}
{% macro intersect() %}intersect{% endmacro %}
{% macro equals(expr1, expr2) %}({{ expr1 }} = {{ expr2 }}){% endmacro %}

{% macro load_relation(relation) %}{{ return(adapter.get_relation(relation.database, relation.schema, relation.identifier)) }}{% endmacro %}
{% macro load_cached_relation(relation) %}{{ return(dbt.load_relation(relation)) }}{% endmacro %}
{% macro get_columns_in_relation(relation) %}{{ return(adapter.get_columns_in_relation(relation)) }}{% endmacro %}
{% macro get_columns_in_query(select_sql) %}
{%- set table = run_query('select * from (\n' ~ select_sql ~ '\n) as dbt_query where false limit 0') -%}
{{ return(table.column_names | list if table else []) }}
{%- endmacro %}
{% macro get_column_schema_from_query(select_sql, header=none) %}{{ return(adapter.get_column_schema_from_query(select_sql)) }}{% endmacro %}
{% macro get_quoted_csv(column_names) %}
{%- set quoted = [] -%}
{%- for name in column_names -%}{%- do quoted.append(adapter.quote(name)) -%}{%- endfor -%}
{{ return(quoted | join(', ')) }}
{%- endmacro %}
{% macro get_where_subquery(relation) %}
{%- set where = config.get('where', '') -%}
{{ return('(select * from ' ~ relation ~ ' where ' ~ where ~ ') dbt_subquery' if where else relation) }}
{%- endmacro %}
{% macro information_schema_name(database) %}{{ '"' ~ database ~ '".' if database and target.type == 'postgres' }}information_schema{% endmacro %}
{% macro drop_relation_if_exists(relation) %}{% if relation is not none %}{% do adapter.drop_relation(relation) %}{% endif %}{% endmacro %}
{% macro drop_relation(relation) %}{% do adapter.drop_relation(relation) %}{% endmacro %}
{% macro create_schema(relation) %}{% do adapter.create_schema(relation) %}{% endmacro %}
{% macro truncate_relation(relation) %}{% do adapter.truncate_relation(relation) %}{% endmacro %}
{% macro make_temp_relation(base_relation, suffix='__dbt_tmp') %}
{%- if target.type == 'postgres' -%}
{{ return(api.Relation.create(identifier=base_relation.identifier ~ suffix, type='table')) }}
{%- endif -%}
{{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix})) }}
{%- endmacro %}
{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) %}{% do store_raw_result(name, message, code, rows_affected, res) %}{% endmacro %}

{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ custom_alias_name | trim if custom_alias_name else (node.name ~ '_v' ~ (node.version | string).replace('.', '_') if node.version else node.name) }}{% endmacro %}
{% macro generate_schema_name(custom_schema_name=none, node=none) %}{{ target.schema ~ ('_' ~ custom_schema_name | trim if custom_schema_name else '') }}{% endmacro %}
{% macro generate_schema_name_for_env(custom_schema_name=none, node=none) %}{{ custom_schema_name | trim if target.name == 'prod' and custom_schema_name else target.schema }}{% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) %}{{ custom_database_name | trim if custom_database_name else target.database }}{% endmacro %}
{% macro resolve_model_name(input_model_name) %}{{ input_model_name | string | replace('"', '\\"') }}{% endmacro %}
{% macro is_core_v2() %}{{ return(false) }}{% endmacro %}

{% macro before_begin(sql) %}{{ tojson({'sql': sql, 'transaction': false}) }}{% endmacro %}
{% macro after_commit(sql) %}{{ tojson({'sql': sql, 'transaction': false}) }}{% endmacro %}
{% macro in_transaction(sql) %}{{ tojson({'sql': sql, 'transaction': true}) }}{% endmacro %}
{% macro set_sql_header(config) %}{% do config.set('sql_header', caller()) %}{% endmacro %}
