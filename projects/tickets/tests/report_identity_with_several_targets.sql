{{ config(severity='warn') }}

select from_customer_id
from {{ ref('stg_identity_merges') }}
group by from_customer_id
having count(*) > 1
