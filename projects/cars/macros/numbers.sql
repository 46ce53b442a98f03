{# The part of a whole, which is no money, as a fraction. #}
{% macro share(part, whole) -%}
  cast({{ part }} as {{ 'float64' if target.type == 'bigquery' else 'double precision' }}) / nullif({{ whole }}, 0)
{%- endmacro %}
