{% macro default__greeting() %}from the root{% endmacro %}
{% macro local_name() %}root{% endmacro %}
