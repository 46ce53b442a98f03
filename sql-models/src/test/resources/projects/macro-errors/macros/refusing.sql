{% macro refuse_ephemeral(relation) %}
{%- if relation.is_cte -%}
{%- set prefix = api.Relation.add_ephemeral_prefix('') -%}
{{ exceptions.raise_compiler_error(relation.name[prefix | length:] ~ ' has no table, ' ~ relation.add_ephemeral_prefix('x')) }}
{%- endif -%}
{% endmacro %}

{% macro all_of(relation) %}{{ adapter.dispatch('all_of')(relation) }}{% endmacro %}

{% macro default__all_of(relation) %}{% do refuse_ephemeral(relation) %}select * from {{ relation }}{% endmacro %}
