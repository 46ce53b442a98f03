{{ config(severity='warn') }}

select customer_id, canonical_customer_id
from {{ ref('int_identity_map') }}
where in_cycle
