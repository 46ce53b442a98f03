{# As many rows here as there: nothing lost, nothing twice. #}
{% test row_count_equal(model, compare_to) %}
with counted as (

    select
        (select count(*) from {{ model }}) as rows_here,
        (select count(*) from {{ compare_to }}) as rows_there

)

select * from counted where rows_here <> rows_there
{% endtest %}
