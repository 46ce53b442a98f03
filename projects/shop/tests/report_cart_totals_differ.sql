{{ config(severity='warn') }}

-- The source's own totals of a cart against its lines (only dummyjson's carts have totals).
select
    stated.cart_id,
    stated.total_products,
    counted.line_count,
    stated.total_quantity,
    counted.units
from {{ ref('stg_cart') }} as stated
inner join {{ ref('prod_cart') }} as counted on counted.cart_id = stated.cart_id
where stated.total_products <> counted.line_count or stated.total_quantity <> counted.units
