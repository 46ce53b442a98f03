{# Only 64 lower-case hex digits (or NULL), unless the project's variable clear_text_pii lets clear text through. #}
{% test keyed_hash(model, column_name) %}
select {{ column_name }}
from {{ model }}
where {% if clear_text_allowed() %}false{% else %}not ({{ matches(column_name, '^[0-9a-f]{64}$') }}){% endif %}
{% endtest %}
