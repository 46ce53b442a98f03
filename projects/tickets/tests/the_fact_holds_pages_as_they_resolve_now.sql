-- By another way than the fact is filled: against the identities and showtimes of now, whatever was loaded when.
select fact.page_id
from {{ ref('fct_pages') }} as fact
left join {{ ref('int_identity_map') }} as identity on identity.customer_id = fact.customer_id
left join {{ ref('dim_showtime') }} as showtime on showtime.showtime_id = fact.showtime_id
where
    fact.canonical_customer_id is distinct from identity.canonical_customer_id
    or fact.showtime_event_id is distinct from showtime.event_id
    or fact.resolved_event_id is distinct from coalesce(showtime.event_id, fact.event_id)
