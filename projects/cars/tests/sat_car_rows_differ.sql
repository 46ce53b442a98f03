-- No row of a satellite says again what the one before it said.
with ordered as (

    select
        car_hk,
        hash_diff,
        lag(hash_diff) over (partition by car_hk order by load_ts) as before
    from {{ ref('sat_car') }}

)

select car_hk
from ordered
where hash_diff = before
