select
    shopper.user_id,
    count(distinct cart.cart_id) as carts,
    cast(coalesce(sum(cart.quantity), 0) as bigint) as units,
    {{ sum_of('cart.line_amount') }} as amount,
    min(cart.cart_date) as first_cart,
    max(cart.cart_date) as last_cart
from {{ ref('prod_user') }} as shopper
left join {{ ref('mart_shop_cart') }} as cart on cart.user_id = shopper.user_id
group by shopper.user_id
