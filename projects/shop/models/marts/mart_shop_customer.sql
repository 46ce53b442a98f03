select
    shopper.user_id,
    count(distinct cart.cart_id) as carts,
    cast(coalesce(sum(cart.quantity), 0) as bigint) as units,
    cast(coalesce(sum(cart.line_amount), 0) as numeric(18, 2)) as amount,
    min(cart.cart_date) as first_cart,
    max(cart.cart_date) as last_cart
from {{ ref('prod_user') }} as shopper
left join {{ ref('mart_shop_cart') }} as cart on cart.user_id = shopper.user_id
group by shopper.user_id
