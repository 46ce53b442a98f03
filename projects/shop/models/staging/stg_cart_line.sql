select
    cart_id,
    line_no,
    product_id,
    quantity,
    {{ only_in('dummyjson', trimmed(field('title')), 'text') }} as title,
    {{ only_in('dummyjson', field('price'), 'numeric(12, 2)') }} as price,
    {{ only_in('dummyjson', field('total'), 'numeric(12, 2)') }} as total,
    {{ only_in('dummyjson', field('discountPercentage'), 'numeric(5, 2)') }} as discount_percentage,
    {{ only_in('dummyjson', field('discountedTotal'), 'numeric(12, 2)') }} as discounted_total,
    {{ only_in('dummyjson', field('thumbnail'), 'text') }} as image_url
from {{ source('raw_shop', 'cart_line') }}
