{{ config(unique_key='page_id', indexes=key_index('page_id')) }}

-- Not filled where the view has lost or doubled pages. depends_on: {{ ref('int_pages_resolved') }}
{# What was loaded since the last run, whatever its own times are, and what merges or showtimes have given another identity or event. #}
{% set changed %}
    select page_id
    from {{ ref('stg_pages') }}
    where loaded_at > (select coalesce(max(loaded_at), {{ long_ago() }}) from {{ this }})

    union all

    select held.page_id
    from {{ this }} as held
    left join {{ ref('int_identity_map') }} as identity on identity.customer_id = held.customer_id
    left join {{ ref('stg_showtimes') }} as showtime on showtime.showtime_id = held.showtime_id
    where
        held.canonical_customer_id is distinct from identity.canonical_customer_id
        or held.showtime_event_id is distinct from showtime.event_id
{% endset %}

{{ resolved_pages(changed if only_new() else none) }}
