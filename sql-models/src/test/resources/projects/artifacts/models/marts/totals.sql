select customer_id, sum(amount) as total from {{ ref('artifacts', 'orders') }} group by 1
