-- No row of a satellite says again what the one before it said.
with ordered as (

    select
        customer_hk,
        hash_diff,
        lag(hash_diff) over (partition by customer_hk order by load_ts) as before
    from {{ ref('sat_customer') }}

)

select customer_hk
from ordered
where hash_diff = before
