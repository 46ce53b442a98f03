{# A raw column by the source's own name, letter case included: quoted as the warehouse wants it. #}
{% macro field(name) -%}
  {{ return(adapter.dispatch('field', 'shop')(name)) }}
{%- endmacro %}

{% macro default__field(name) -%}
  "{{ name }}"
{%- endmacro %}

{% macro bigquery__field(name) -%}
  `{{ name }}`
{%- endmacro %}

{# The expression as a column of the type if the raw tables are of this edition; otherwise NULL, and the expression is not read. #}
{% macro only_in(edition, expression, type) -%}
  {%- if var('source') == edition -%}
    {{ cast_as(expression, type) }}
  {%- else -%}
    {{ cast_as('null', type) }}
  {%- endif -%}
{%- endmacro %}

{# One expression per edition. #}
{% macro per_edition(fakestore, dummyjson, type) -%}
  {%- if var('source') == 'fakestore' -%}
    {{ cast_as(fakestore, type) }}
  {%- elif var('source') == 'dummyjson' -%}
    {{ cast_as(dummyjson, type) }}
  {%- else -%}
    {{ exceptions.raise_compiler_error("var 'source' is '" ~ var('source') ~ "': say fakestore or dummyjson") }}
  {%- endif -%}
{%- endmacro %}

{# Text without blanks, tabs and line ends around it. #}
{% macro trimmed(expression) -%}
  trim({{ expression }}, chr(32) || chr(9) || chr(10) || chr(13))
{%- endmacro %}

{# Personal data in clear text: NULL unless the project's variable clear_text_pii lets it through. #}
{% macro personal(expression) -%}
  {%- if clear_text_allowed() -%}
    {{ trimmed(expression) }}
  {%- else -%}
    cast(null as {{ dbt.type_string() }})
  {%- endif -%}
{%- endmacro %}
