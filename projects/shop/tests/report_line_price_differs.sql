{{ config(severity='warn') }}

-- The marts take the product's price; a line that was sold at another one is shown here (only dummyjson's lines have their own).
select
    line.cart_id,
    line.line_no,
    line.price as line_price,
    product.price as product_price
from {{ ref('stg_cart_line') }} as line
inner join {{ ref('prod_product') }} as product on product.product_id = line.product_id
where line.price <> product.price
