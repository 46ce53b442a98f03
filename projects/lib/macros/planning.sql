{# A hook: what the planner knows of a relation is what is in it now; only PostgreSQL leaves that to a daemon. #}
{% macro fresh_statistics(relation) -%}
  {{ return(adapter.dispatch('fresh_statistics')(relation)) }}
{%- endmacro %}

{% macro default__fresh_statistics(relation) -%}
{%- endmacro %}

{% macro postgres__fresh_statistics(relation) -%}
  analyze {{ relation }}
{%- endmacro %}

{#
  A hook for large queries: memory for sorts and hash tables of this transaction; PostgreSQL's default is 4 MB, the others take
  what is there. And no compiling of the query there, which takes seconds and wins less.
#}
{% macro working_memory(size) -%}
  {{ return(adapter.dispatch('working_memory')(size)) }}
{%- endmacro %}

{% macro default__working_memory(size) -%}
{%- endmacro %}

{% macro postgres__working_memory(size) -%}
  select set_config('work_mem', '{{ size }}', true), set_config('jit', 'off', true)
{%- endmacro %}
