{% test at_most(model, column_name, most, group_by_columns=[]) %}
  {{ return(adapter.dispatch('test_at_most', 'toolkit')(model, column_name, most, group_by_columns)) }}
{% endtest %}
{% macro default__test_at_most(model, column_name, most, group_by_columns) %}
select {{ column_name }} {%- for column in group_by_columns %}, {{ column }}{% endfor %}
from {{ model }}
where {{ column_name }} > {{ most }}
{% endmacro %}

{% test same_count(model, other) %}
with here as (select count(*) as n from {{ model }}), there as (select count(*) as n from {{ other }})
select here.n from here cross join there where here.n <> there.n
{% endtest %}
