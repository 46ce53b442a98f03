-- Nothing lost between the carts' own arrays of items and the child table made of them.
with items as (

    select
        {{ field('id') }} as cart_id,
        {{ json_length(field('products')) }} as items
    from {{ source('raw_shop', 'cart') }}

),

lines as (

    select
        cart_id,
        count(*) as lines
    from {{ source('raw_shop', 'cart_line') }}
    group by cart_id

)

select
    coalesce(items.cart_id, lines.cart_id) as cart_id,
    coalesce(items.items, 0) as items,
    coalesce(lines.lines, 0) as lines
from items
full outer join lines on lines.cart_id = items.cart_id
where coalesce(items.items, 0) <> coalesce(lines.lines, 0)
