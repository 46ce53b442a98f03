{{ config(
    incremental_strategy='keyed',
    unique_key='transaction_id',
    indexes=[{'columns': ['transaction_id'], 'unique': true}]
) }}

{# What was loaded since the last run, whatever its own dates are, and what moved with its device or its store. #}
{% set changed %}
    with run as (

        select coalesce(max(loaded_at), {{ long_ago() }}) as loaded_at
        from {{ this }}

    ),

    moved as (

        select device.device_id, device.store_id, store.customer_id
        from {{ ref('stg_device') }} as device
        left join {{ ref('stg_store') }} as store on store.store_id = device.store_id
        where
            device.loaded_at > (select run.loaded_at from run)
            or store.loaded_at > (select run.loaded_at from run)

    )

    select payment.id
    from {{ source('raw_payments', 'transaction') }} as payment
    where payment._sdc_batched_at > (select run.loaded_at from run)

    union all

    select known.transaction_id
    from {{ this }} as known
    inner join moved on moved.device_id = known.device_id
    where known.store_id is distinct from moved.store_id or known.customer_id is distinct from moved.customer_id
{% endset %}

select
    payment.transaction_id,
    device.store_id,
    payment.device_id,
    store.customer_id,
    payment.product_sku,
    {{ date_key(utc_date('payment.created_at')) }} as date_key,
    payment.amount_eur,
    payment.status,
    payment.created_at,
    payment.happened_at,
    payment.card_hash,
    payment.card_last4,
    payment.card_number_damaged,
    payment.loaded_at
from (
    {{ latest_transactions(changed if only_new() else none) }}
) as payment
left join {{ ref('stg_device') }} as device on device.device_id = payment.device_id
left join {{ ref('stg_store') }} as store on store.store_id = device.store_id
