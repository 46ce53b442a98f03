{{ config(unique_key='transaction_id', indexes=key_index('transaction_id')) }}

{# What was loaded since the last run, whatever its own times are, and what an order that came or changed later has given another account. #}
{% set changed %}
    select transaction_id
    from {{ ref('stg_transactions') }}
    where loaded_at > (select coalesce(max(loaded_at), {{ long_ago() }}) from {{ this }})

    union all

    select held.transaction_id
    from {{ this }} as held
    left join {{ ref('stg_orders') }} as purchase on purchase.order_id = held.order_id
    where held.account_id is distinct from purchase.account_id or held.order_known <> (purchase.order_id is not null)
{% endset %}

select
    payment.transaction_id,
    payment.order_id,
    purchase.order_id is not null as order_known,
    purchase.account_id,
    payment.amount,
    payment.occurred_at,
    payment.loaded_at
from {{ ref('stg_transactions') }} as payment
left join {{ ref('stg_orders') }} as purchase on purchase.order_id = payment.order_id
{% if only_new() %}
where payment.transaction_id in ({{ changed }})
{% endif %}
