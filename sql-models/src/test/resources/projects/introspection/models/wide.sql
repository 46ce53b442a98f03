{% set methods = run_query('select method from ' ~ ref('methods') ~ ' order by 1') %}
{% set names = methods.columns[0].values() if execute else [] %}
select id{% for name in names %}, sum(case when method = '{{ name }}' then amount end) as {{ name }}{% endfor %}
from {{ ref('payments') }} group by id
