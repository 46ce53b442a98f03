{# Only 64 lower-case hex digits, or NULL. #}
{% test keyed_hash(model, column_name) %}
select {{ column_name }}
from {{ model }}
where not ({{ matches(column_name, '^[0-9a-f]{64}$') }})
{% endtest %}
