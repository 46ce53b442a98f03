with lines as (

    select
        cart_id,
        count(*) as line_count,
        cast(sum(quantity) as bigint) as units
    from {{ ref('stg_cart_line') }}
    group by cart_id

)

select
    cart.cart_id,
    cart.user_id,
    cart.cart_date,
    coalesce(lines.line_count, 0) as line_count,
    coalesce(lines.units, 0) as units
from {{ ref('stg_cart') }} as cart
left join lines on lines.cart_id = cart.cart_id
