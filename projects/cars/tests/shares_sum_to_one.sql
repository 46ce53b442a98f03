select
    month,
    brand,
    sum(share) as shares
from {{ ref('type_share') }}
group by month, brand
having abs(sum(share) - 1) > 0.000000001
