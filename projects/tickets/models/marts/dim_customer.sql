-- A customer is what all merged ids come down to.
select
    canonical_customer_id as customer_id,
    count(*) as ids,
    max(depth) as deepest_merge,
    max(merged_at) as last_merged_at
from {{ ref('int_identity_map') }}
group by canonical_customer_id
