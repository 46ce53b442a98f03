with links as (

    select
        {{ hash_key(['subscription_id', 'customer_id', 'car_id']) }} as link_hk,
        {{ hash_key(['subscription_id']) }} as subscription_hk,
        {{ hash_key(['customer_id']) }} as customer_hk,
        {{ hash_key(['car_id']) }} as car_hk,
        min(loaded_at) as load_ts
    from {{ ref('stg_subscription') }}
    group by subscription_id, customer_id, car_id

)

select
    links.link_hk,
    links.subscription_hk,
    links.customer_hk,
    links.car_hk,
    links.load_ts,
    'subscriptions' as record_source
from links
{% if is_incremental() %}
where not exists (select 1 from {{ this }} as known where known.link_hk = links.link_hk)
{% endif %}
