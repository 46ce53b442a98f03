{# An amount finer than a cent, which staging rounds to numeric(12, 2). #}
{% test whole_cents(model, column_name) %}
select {{ field(column_name) }}
from {{ model }}
where {{ field(column_name) }} <> {{ money(field(column_name)) }}
{% endtest %}
