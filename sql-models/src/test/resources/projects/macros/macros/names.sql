{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name is none -%}
        {{ target.schema }}
    {%- else -%}
        {{ custom_schema_name | trim }}
    {%- endif -%}
{%- endmacro %}

{% macro cents(column, digits=2) %}round({{ column }} / 100.0, {{ digits }}){% endmacro %}

{% macro answer() %}{{ return([1, 2, 3]) }}{% endmacro %}

{% macro label(x) %}{{ return(adapter.dispatch('label', 'macros_case')(x)) }}{% endmacro %}
{% macro default__label(x) %}'default {{ x }}'{% endmacro %}
{% macro duckdb__label(x) %}'duck {{ x }}'{% endmacro %}
