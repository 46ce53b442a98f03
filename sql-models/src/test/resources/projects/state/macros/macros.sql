{% macro outer() %}{{ inner() }}{% endmacro %}
{% macro inner() %}1{% endmacro %}
{% macro unused() %}1{% endmacro %}
