{# Pages with who came and to what: the customer whom merges lead to, the showtime's own event before the page's. "only" is a query of keys. #}
{% macro resolved_pages(only=none) -%}
select
    page.page_id,
    page.account_id,
    page.customer_id,
    identity.canonical_customer_id,
    case
        when page.account_id is not null then 'account:' || page.account_id
        else 'customer:' || identity.canonical_customer_id
    end as visitor_key,
    page.page_type,
    page.occurred_at,
    page.event_id,
    page.showtime_id,
    showtime.event_id as showtime_event_id,
    coalesce(showtime.event_id, page.event_id) as resolved_event_id,
    coalesce(page.event_id <> showtime.event_id, false) as event_mismatch,
    page.loaded_at
from {{ ref('stg_pages') }} as page
left join {{ ref('int_identity_map') }} as identity on identity.customer_id = page.customer_id
left join {{ ref('stg_showtimes') }} as showtime on showtime.showtime_id = page.showtime_id
{%- if only is not none %}
where page.page_id in ({{ only }})
{%- endif %}
{%- endmacro %}
