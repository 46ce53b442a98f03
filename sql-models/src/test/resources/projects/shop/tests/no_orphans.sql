select o.id from {{ ref('stg_orders') }} o
left join {{ ref('stg_users') }} u on u.id = o.user_id
where u.id is null
