{# An amount finer than a cent, which staging rounds. #}
{% test whole_cents(model, column_name) %}
select {{ column_name }}
from {{ model }}
where {{ column_name }} <> {{ money(column_name) }}
{% endtest %}
