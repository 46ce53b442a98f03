-- Each edge once, with its earliest time.
select
    from_customer_id,
    to_customer_id,
    min(merged_at) as merged_at
from {{ ref('stg_identity_merge_rows') }}
where from_customer_id is not null and to_customer_id is not null and from_customer_id <> to_customer_id
group by from_customer_id, to_customer_id
