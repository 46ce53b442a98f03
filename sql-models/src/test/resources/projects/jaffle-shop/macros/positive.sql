{% test positive(model, expression) %}
select * from {{ model }} where not ({{ expression }} > 0)
{% endtest %}
