{{ config(severity='warn') }}

select page_id
from {{ ref('fct_pages') }}
where event_mismatch
