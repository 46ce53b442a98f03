{{ config(alias='stg_order') }}
select id, user_id, lower(trim(status)) as status, amount
from {{ source('raw', 'orders') }}
where id >= {{ var('min_id') }} -- a comment at the end
