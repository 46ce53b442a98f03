{#- Cross-database macros, called as dbt.<name>; a project overrides one with default__<name> or <adapter>__<name>. -#}
{% macro type_string() %}{{ 'varchar' if target.type == 'duckdb' else 'text' }}{% endmacro %}
{% macro type_int() %}int{% endmacro %}
{% macro type_bigint() %}bigint{% endmacro %}
{% macro type_float() %}float{% endmacro %}
{% macro type_numeric() %}{{ 'numeric(28,6)' if target.type == 'duckdb' else 'numeric(28,6)' }}{% endmacro %}
{% macro type_boolean() %}boolean{% endmacro %}
{% macro type_timestamp() %}{{ 'timestamp' if target.type == 'duckdb' else 'timestamp without time zone' }}{% endmacro %}

{% macro string_literal(value) %}'{{ value }}'{% endmacro %}
{% macro escape_single_quotes(expression) %}{{ expression | replace("'", "''") }}{% endmacro %}
{% macro cast(field, type) %}cast({{ field }} as {{ type }}){% endmacro %}
{% macro safe_cast(field, type) %}
{%- if target.type == 'duckdb' -%}try_cast({{ field }} as {{ type }}){%- else -%}cast({{ field }} as {{ type }}){%- endif -%}
{% endmacro %}
{% macro cast_bool_to_text(field) %}cast({{ field }} as {{ dbt.type_string() }}){% endmacro %}

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

{% macro current_timestamp() %}{{ 'now()' }}{% endmacro %}
{% macro date(year, month, day) %}make_date({{ year }}, {{ month }}, {{ day }}){% endmacro %}
{% macro date_trunc(datepart, date) %}date_trunc('{{ datepart }}', {{ date }}){% endmacro %}
{% macro dateadd(datepart, interval, from_date_or_timestamp) %}
{%- if target.type == 'duckdb' -%}
date_add({{ from_date_or_timestamp }}, interval ({{ interval }}) {{ datepart }})
{%- else -%}
{{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endif -%}
{% endmacro %}
{% macro last_day(date, datepart) %}
{%- if datepart == 'quarter' -%}
cast(date_trunc('quarter', {{ date }}) + interval '3 months' - interval '1 day' as date)
{%- else -%}
cast(date_trunc('{{ datepart }}', {{ date }}) + interval '1 {{ datepart }}' - interval '1 day' as date)
{%- endif -%}
{% endmacro %}
{% macro datediff(first_date, second_date, datepart) %}
{%- if target.type == 'duckdb' -%}
date_diff('{{ datepart }}', {{ first_date }}::timestamp, {{ second_date }}::timestamp)
{%- elif datepart == 'year' -%}
(date_part('year', ({{ second_date }})::timestamp) - date_part('year', ({{ first_date }})::timestamp))::bigint
{%- elif datepart in ('quarter', 'month') -%}
{%- set months = 3 if datepart == 'quarter' else 1 -%}
(({{ dbt.datediff(first_date, second_date, 'year') }}) * {{ 12 // months }}
 + date_part('{{ datepart }}', ({{ second_date }})::timestamp)
 - date_part('{{ datepart }}', ({{ first_date }})::timestamp))::bigint
{%- elif datepart == 'day' -%}
(({{ second_date }})::date - ({{ first_date }})::date)::bigint
{%- elif datepart == 'week' -%}
((date_trunc('week', ({{ second_date }})::timestamp)::date - date_trunc('week', ({{ first_date }})::timestamp)::date) / 7)::bigint
{%- elif datepart in ('hour', 'minute', 'second', 'millisecond', 'microsecond') -%}
{%- set each = {'hour': 3600, 'minute': 60, 'second': 1, 'millisecond': 0.001, 'microsecond': 0.000001}[datepart] -%}
(extract(epoch from date_trunc('{{ datepart }}', ({{ second_date }})::timestamp)
   - date_trunc('{{ datepart }}', ({{ first_date }})::timestamp)) / {{ each }})::bigint
{%- else -%}
{{ exceptions.raise_compiler_error("dbt.datediff doesn't know the date part '" ~ datepart ~ "'") }}
{%- endif -%}
{% endmacro %}

{% macro any_value(expression) %}any_value({{ expression }}){% endmacro %}
{% macro bool_or(expression) %}bool_or({{ expression }}){% endmacro %}
{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) %}
{%- if limit_num -%}
{{ exceptions.raise_compiler_error("dbt.listagg with limit_num is not supported") }}
{%- endif -%}
string_agg({{ measure }}, {{ delimiter_text }}{{ ' ' ~ order_by_clause if order_by_clause }})
{%- endmacro %}
{% macro except() %}except{% endmacro %}
{% macro intersect() %}intersect{% endmacro %}
{% macro equals(expr1, expr2) %}{{ expr1 }} is not distinct from {{ expr2 }}{% endmacro %}

{% macro before_begin(sql) %}{{ tojson({'sql': sql, 'transaction': false}) }}{% endmacro %}
{% macro after_commit(sql) %}{{ tojson({'sql': sql, 'transaction': false}) }}{% endmacro %}
{% macro in_transaction(sql) %}{{ tojson({'sql': sql, 'transaction': true}) }}{% endmacro %}
{% macro set_sql_header(config) %}{% do config.set('sql_header', caller()) %}{% endmacro %}
