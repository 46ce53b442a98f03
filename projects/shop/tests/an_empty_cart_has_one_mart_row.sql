select
    mart.cart_id,
    count(*) as mart_rows
from {{ ref('mart_shop_cart') }} as mart
inner join {{ ref('prod_cart') }} as cart on cart.cart_id = mart.cart_id
where cart.line_count = 0
group by mart.cart_id
having count(*) <> 1 or count(mart.line_no) <> 0
