select raw.id
from {{ source('raw_cars', 'subscriptions') }} as raw
left join {{ ref('hub_subscription') }} as hub on hub.subscription_hk = {{ hash_key(['raw.id']) }}
left join {{ ref('sat_subscription') }} as satellite on satellite.subscription_hk = hub.subscription_hk
where satellite.subscription_hk is null
