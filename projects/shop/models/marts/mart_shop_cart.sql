-- A cart always has a user (inner join); it may be empty, and a line's product may be unknown (left joins).
select
    cart.cart_id,
    line.line_no,
    cart.cart_date,
    cart.user_id,
    shopper.username,
    shopper.email,
    shopper.customer_name,
    shopper.city,
    line.product_id,
    product.title as product_title,
    product.category,
    product.price as unit_price,
    line.quantity,
    {{ cast_as('product.price * line.quantity', 'numeric(18, 2)') }} as line_amount
from {{ ref('prod_cart') }} as cart
inner join {{ ref('prod_user') }} as shopper on shopper.user_id = cart.user_id
left join {{ ref('stg_cart_line') }} as line on line.cart_id = cart.cart_id
left join {{ ref('prod_product') }} as product on product.product_id = line.product_id
