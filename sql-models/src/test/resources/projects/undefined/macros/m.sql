{% macro a() %}{% if false %}{% set x = 1 %}{% endif %}1{{ x }}{% endmacro %}
{% macro b() %}{{ nowhere }}1{% endmacro %}
{% macro c() %}1{% if y %}x{% endif %}{% set z = y ~ 'q' %}{% endmacro %}
{% macro d() %}1{{ target.nope }}{% endmacro %}
{% macro e() %}1{{ ({}).nope }}{{ [][5] }}{% endmacro %}
