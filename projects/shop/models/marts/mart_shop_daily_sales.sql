select
    cart_date,
    count(distinct cart_id) as carts,
    cast(coalesce(sum(quantity), 0) as bigint) as units,
    cast(coalesce(sum(line_amount), 0) as numeric(18, 2)) as amount
from {{ ref('mart_shop_cart') }}
group by cart_date
