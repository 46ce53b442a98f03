-- Rows, units and amount of the mart against the raw rows: the lines of carts with a known user, and those users' empty carts.
with known_cart as (

    select
        {{ field('id') }} as cart_id,
        {{ json_length(field('products')) }} as items
    from {{ source('raw_shop', 'cart') }}
    where {{ field('userId') }} in (select {{ field('id') }} from {{ source('raw_shop', 'user') }})

),

raw_line as (

    select
        line.quantity,
        (
            select {{ money('product.' ~ field('price')) }}
            from {{ source('raw_shop', 'product') }} as product
            where product.{{ field('id') }} = line.product_id
        ) as price
    from {{ source('raw_shop', 'cart_line') }} as line
    where line.cart_id in (select cart_id from known_cart)

),

compared as (

    select
        (select count(*) from raw_line) + (select count(*) from known_cart where items = 0) as raw_rows,
        (select count(*) from {{ ref('mart_shop_cart') }}) as mart_rows,
        (select coalesce(sum(quantity), 0) from raw_line) as raw_units,
        (select coalesce(sum(quantity), 0) from {{ ref('mart_shop_cart') }}) as mart_units,
        (select coalesce(sum(quantity * price), 0) from raw_line) as raw_amount,
        (select coalesce(sum(line_amount), 0) from {{ ref('mart_shop_cart') }}) as mart_amount

)

select *
from compared
where raw_rows <> mart_rows or raw_units <> mart_units or raw_amount <> mart_amount
