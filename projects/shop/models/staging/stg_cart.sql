select
    {{ field('id') }} as cart_id,
    {{ field('userId') }} as user_id,
    {{ only_in('fakestore', utc_date(field('date')), 'date') }} as cart_date,
    {{ only_in('fakestore', field('date'), 'timestamp with time zone') }} as cart_at,
    {{ only_in('dummyjson', field('total'), 'numeric(12, 2)') }} as total,
    {{ only_in('dummyjson', field('discountedTotal'), 'numeric(12, 2)') }} as discounted_total,
    {{ only_in('dummyjson', field('totalProducts'), 'bigint') }} as total_products,
    {{ only_in('dummyjson', field('totalQuantity'), 'bigint') }} as total_quantity
from {{ source('raw_shop', 'cart') }}
