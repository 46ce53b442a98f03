select identity.customer_id
from {{ ref('int_identity_map') }} as identity
inner join {{ ref('int_identity_map') }} as target on target.customer_id = identity.canonical_customer_id
where target.canonical_customer_id <> target.customer_id or target.depth <> 0
