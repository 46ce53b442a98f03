{{ config(unique_key='page_id', indexes=[{'columns': ['page_id'], 'unique': true}]) }}

select *
from {{ latest_batch(ref('stg_pages_version'), 'page_id', ['page_id', 'account_id', 'customer_id', 'page_type', 'occurred_at', 'event_id', 'showtime_id', 'loaded_at'], loaded_since('stg_pages_version', 'page_id')) }} as latest
