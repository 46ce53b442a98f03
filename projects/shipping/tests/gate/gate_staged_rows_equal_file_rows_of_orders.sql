{{ config(tags=['gate']) }}
{% set expected = file_rows('orders') %}
select counted.n_rows
from (select count(*) as n_rows from {{ ref('stg_orders') }}) as counted
where {{ 'false' if expected is none else 'counted.n_rows <> ' ~ expected }}
