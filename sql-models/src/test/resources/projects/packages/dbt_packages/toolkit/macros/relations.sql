{% macro _must_be_relation(given, called) %}
  {%- if not (given is mapping and given.get('metadata', {}).get('type', '').endswith('Relation')) -%}
    {%- do exceptions.raise_compiler_error(called ~ ' needs a relation, not ' ~ given) -%}
  {%- endif -%}
{% endmacro %}

{% macro all_but(relation, except=[]) -%}
  {{ return(adapter.dispatch('all_but', 'toolkit')(relation, except)) }}
{%- endmacro %}
{% macro default__all_but(relation, except=[]) -%}
  {%- do toolkit._must_be_relation(relation, 'all_but') -%}
  {%- if not execute -%}{{ return('*') }}{%- endif -%}
  {%- set except = except | map('lower') | list -%}
  {%- for column in adapter.get_columns_in_relation(relation) if column.column | lower not in except %}
    {{ adapter.quote(column.column) | trim }}{% if not loop.last %},{% endif %}
  {%- endfor -%}
{%- endmacro %}

{% macro values_of(table, column, default=none) -%}
  {{ return(adapter.dispatch('values_of', 'toolkit')(table, column, default)) }}
{%- endmacro %}
{% macro default__values_of(table, column, default=none) -%}
  {%- if not execute -%}{{ return(default or []) }}{%- endif -%}
  {%- call statement('values_of', fetch_result=true) %}
    select {{ column }} as value from {{ table }} group by {{ column }} order by count(*) desc, {{ column }} asc
  {%- endcall -%}
  {%- set found = load_result('values_of') -%}
  {{ return(found['data'] | map(attribute=0) | list if found and found['data'] else default or []) }}
{%- endmacro %}

{% macro key_of(fields) -%}{{ return(adapter.dispatch('key_of', 'toolkit')(fields)) }}{%- endmacro %}
{% macro default__key_of(fields) -%}
  {%- set parts = [] -%}
  {%- for field in fields -%}
    {%- do parts.append("coalesce(cast(" ~ field ~ " as " ~ dbt.type_string() ~ "), '" ~ var('null_text', '_none_') ~ "')") -%}
    {%- if not loop.last %}{%- do parts.append("'-'") -%}{%- endif -%}
  {%- endfor -%}
  {{ dbt.hash(dbt.concat(parts)) }}
{%- endmacro %}

{% macro pivoted(column, values, agg='sum', then_value=1, suffix='') -%}
  {{ return(adapter.dispatch('pivoted', 'toolkit')(column, values, agg, then_value, suffix)) }}
{%- endmacro %}
{% macro default__pivoted(column, values, agg='sum', then_value=1, suffix='') -%}
  {%- for value in values %}
    {{ agg }}(case when {{ column }} = '{{ dbt.escape_single_quotes(value) }}' then {{ then_value }} else 0 end)
      as {{ adapter.quote(toolkit.slug(value) ~ suffix) }}{% if not loop.last %},{% endif %}
  {%- endfor -%}
{%- endmacro %}
{% macro slug(text) %}
  {%- set text = modules.re.sub('[ -]+', '_', text | lower) -%}
  {{ return(modules.re.sub('[^a-z0-9_]+', '', text)) }}
{% endmacro %}

{% macro stacked(relations) -%}
  {%- for relation in relations %}
    (select cast('{{ relation.identifier }}' as {{ dbt.type_string() }}) as origin, {{ toolkit.all_but(relation) }} from {{ relation }})
    {% if not loop.last %}union all{% endif %}
  {%- endfor -%}
{%- endmacro %}

{% macro greeting() %}{{ return(adapter.dispatch('greeting', 'toolkit')()) }}{% endmacro %}
{% macro default__greeting() %}from the package{% endmacro %}
{% macro who_am_i() %}{{ return(local_name()) }}{% endmacro %}
{% macro local_name() %}toolkit{% endmacro %}
