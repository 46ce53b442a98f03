{{ config(unique_key='order_id', indexes=key_index('order_id')) }}

{# What was loaded since the last run, whatever its own times are, and what showtimes, events, accounts or payments that came later have changed. #}
{% set changed %}
    select order_id
    from {{ ref('stg_orders') }}
    where loaded_at > (select coalesce(max(loaded_at), {{ long_ago() }}) from {{ this }})

    union all

    select held.order_id
    from {{ this }} as held
    inner join {{ ref('int_orders_enriched') }} as now on now.order_id = held.order_id
    where
        held.event_id is distinct from now.event_id
        or held.event_name is distinct from now.event_name
        or held.start_at is distinct from now.start_at
        or held.paid_amount <> now.paid_amount
        or held.transaction_count <> now.transaction_count
        or held.created_before_account <> now.created_before_account
{% endset %}

select
    order_id,
    account_id,
    showtime_id,
    event_id,
    event_name,
    start_at,
    created_at,
    {{ week_of(utc_date('created_at')) }} as week_start,
    total_amount,
    paid_amount,
    transaction_count,
    created_after_show,
    created_before_account,
    loaded_at
from {{ ref('int_orders_enriched') }}
{% if only_new() %}
where order_id in ({{ changed }})
{% endif %}
