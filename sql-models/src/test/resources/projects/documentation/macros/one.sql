{% macro one(n=1) %}{{ n }}{% endmacro %}
