{{ config(severity='warn') }}

select from_customer_id
from {{ ref('stg_identity_merge_rows') }}
where from_customer_id = to_customer_id
