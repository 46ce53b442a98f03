{# Whether an order's shipment went out late and has not arrived. #}
{% macro is_late() -%}
  (shipments.shipment_date >= {{ days_after('orders.order_date', 6) }} and shipments.delivery_date is null)
{%- endmacro %}

{# How many of the joined rows are so, as an integer. #}
{% macro count_where(condition) -%}
  cast(coalesce(sum(case when {{ condition }} then 1 else 0 end), 0) as {{ dbt.type_int() }})
{%- endmacro %}

{# The share of a whole in percent; of nothing 0. #}
{% macro percentage(part, whole) -%}
  {{ cast_as('coalesce(' ~ ratio(part ~ ' * 100', whole) ~ ', 0)', 'numeric(5, 2)') }}
{%- endmacro %}
