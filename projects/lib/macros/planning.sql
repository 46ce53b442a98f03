{# A hook: what the planner knows of a relation is what is in it now; only PostgreSQL leaves that to a daemon. #}
{% macro fresh_statistics(relation) -%}
  {{ return(adapter.dispatch('fresh_statistics')(relation)) }}
{%- endmacro %}

{% macro default__fresh_statistics(relation) -%}
{%- endmacro %}

{% macro postgres__fresh_statistics(relation) -%}
  analyze {{ relation }}
{%- endmacro %}

{# A hook: memory for sorts and hash tables of this transaction; PostgreSQL's default is 4 MB, the others take what is there. #}
{% macro working_memory(size) -%}
  {{ return(adapter.dispatch('working_memory')(size)) }}
{%- endmacro %}

{% macro default__working_memory(size) -%}
{%- endmacro %}

{% macro postgres__working_memory(size) -%}
  set local work_mem = '{{ size }}'
{%- endmacro %}
