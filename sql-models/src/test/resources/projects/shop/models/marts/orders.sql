with by_user as (
  select
    user_id,
    {%- for status in var('statuses') %}
    sum(case when status = '{{ status }}' then amount else 0 end) as {{ status }}_amount
    {%- if not loop.last %},{% endif %}
    {%- endfor %}
  from {{ ref('shop', 'stg_orders') }}
  group by user_id
)
select u.id as user_id, u.name, b.paid_amount, b.open_amount,
  '{{ var("currency") }}' as currency,
  (select count(*) from {{ ref('paid') }} p where p.user_id = u.id) as paid_orders
from {{ ref('stg_users') }} u
left join by_user b on b.user_id = u.id
