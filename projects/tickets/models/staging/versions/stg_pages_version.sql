-- A spelling is known by its letters alone; one that is not known stays, in lower snake_case, and is reported.
select
    {{ id_of('page.page_id') }} as page_id,
    {{ id_of('page.account_id') }} as account_id,
    {{ id_of('page.customer_id') }} as customer_id,
    case
        when known.page_type is not null then known.page_type
        else nullif({{ snake_case('page.page_type') }}, '')
    end as page_type,
    page.occurred_at,
    {{ id_of('page.event_id') }} as event_id,
    {{ id_of('page.showtime_id') }} as showtime_id,
    page.batch,
    page._sdc_batched_at as loaded_at
from {{ source('raw_tickets', 'pages') }} as page
left join {{ ref('page_types') }} as known
    on known.spelling = translate(lower(page.page_type), ' _-./:' || chr(160) || chr(9), '')
