{% macro value_of(query) %}
  {%- call statement('value', fetch_result=true) %}{{ query }}{% endcall -%}
  {%- if execute -%}{{ return(load_result('value')['data'][0][0]) }}{%- endif -%}
{% endmacro %}

{% macro default__kind() %}any{% endmacro %}
{% macro duckdb__kind() %}own{% endmacro %}
{% macro postgres__kind() %}own{% endmacro %}
{% macro kind() %}{{ return(adapter.dispatch('kind', 'adapter_case')()) }}{% endmacro %}

{% macro default__hash(field) %}upper(md5({{ field }})){% endmacro %}

{% macro columns_of(relation, except=[]) %}
  {%- set names = [] -%}
  {%- for column in adapter.get_columns_in_relation(relation) if column.name not in except -%}
    {%- do names.append(column.quoted ~ ' ' ~ ('text' if column.is_string() else 'number' if column.is_number() else column.dtype | lower)) -%}
  {%- endfor -%}
  {{ return(names) }}
{% endmacro %}
