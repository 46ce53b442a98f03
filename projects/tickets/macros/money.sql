{#
  An amount that is written as people write it: $12.00, 1,000.00, -$5, $-5, (12.00) for -12.00, blanks anywhere. What is none
  (abc, 1,00, (-5)) is NULL, and a test tells of it.
#}
{% macro money_of(text) -%}
  {%- set squeezed = "translate(" ~ text ~ ", chr(8722) || ' ' || chr(160) || chr(8239) || chr(9) || chr(10) || chr(13), '-')" -%}
  {%- set number = '([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3}){1,2}|[0-9](,[0-9]{3}){3})([.][0-9]*)?|[.][0-9]+' -%}
  {%- set digits = "cast(translate(" ~ squeezed ~ ", '$,()+-', '') as " ~ type_exact() ~ ")" -%}
  case
    when {{ matches(squeezed, '^([+]?[$]?|[$][+])(' ~ number ~ ')[$]?$') }} then {{ money(digits) }}
    when {{ matches(squeezed, '^(-[$]?|[$]-)(' ~ number ~ ')[$]?$') }} then {{ money('-' ~ digits) }}
    when {{ matches(squeezed, '^([$]?[(]|[(][$])(' ~ number ~ ')[$]?[)]$') }} then {{ money('-' ~ digits) }}
  end
{%- endmacro %}

{# A decimal with more digits than a cent has, so that it is rounded once. #}
{% macro type_exact() -%}
  {{ return('bignumeric' if target.type == 'bigquery' else 'numeric(38, 18)') }}
{%- endmacro %}

{# Whether the amount has parts of a cent, which are rounded half up. #}
{% macro finer_than_a_cent(text) -%}
  coalesce({{ matches(text, '[.][0-9]{2}[0-9]*[1-9]') }}, false)
{%- endmacro %}
