select
    cart_date,
    count(distinct cart_id) as carts,
    cast(coalesce(sum(quantity), 0) as bigint) as units,
    {{ sum_of('line_amount') }} as amount
from {{ ref('mart_shop_cart') }}
group by cart_date
