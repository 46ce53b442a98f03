{# The same sum here as there, each of its own SQL expression; no rows is the sum 0. #}
{% test sum_equal(model, expression, compare_to, compare_expression) %}
with summed as (

    select
        (select coalesce(sum({{ expression }}), 0) from {{ model }}) as sum_here,
        (select coalesce(sum({{ compare_expression }}), 0) from {{ compare_to }}) as sum_there

)

select * from summed where sum_here <> sum_there
{% endtest %}
