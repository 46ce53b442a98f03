{{ config(unique_key='page_id', indexes=key_index('page_id')) }}

select *
from {{ latest_batch(ref('stg_pages_version'), 'page_id', ['page_id', 'account_id', 'customer_id', 'page_type', 'occurred_at', 'event_id', 'showtime_id', 'loaded_at'], loaded_since('stg_pages_version', 'page_id')) }} as latest
