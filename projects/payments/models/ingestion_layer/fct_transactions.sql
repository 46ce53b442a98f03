{{ config(
    incremental_strategy='keyed',
    unique_key='transaction_id',
    indexes=key_index('transaction_id')
) }}

{#
  What was loaded since the last run, whatever its own dates are, and what moved with its device or its store. When that was,
  and whether anything moved, is asked before: the planner then knows how few rows are wanted.
#}
{% set changed = none %}
{% if only_new() %}
{% set loaded = cast_as('coalesce(max(loaded_at), ' ~ long_ago() ~ ')', 'text') %}
{% set found = run_query('select ' ~ loaded ~ ' from ' ~ this).rows %}
{% set last = moment(found[0][0]) if found | length else long_ago() %}
{% set moved %}
    select device.device_id, device.store_id, store.customer_id
    from {{ ref('stg_device') }} as device
    left join {{ ref('stg_store') }} as store on store.store_id = device.store_id
    where device.loaded_at > {{ last }} or store.loaded_at > {{ last }}
{% endset %}
{% set how_many = run_query('select count(*) from (' ~ moved ~ ') as moved').rows %}
{% set changed %}
    select payment.id
    from {{ source('raw_payments', 'transaction') }} as payment
    where payment._sdc_batched_at > {{ last }}
    {%- if how_many | length and how_many[0][0] %}

    union all

    select known.transaction_id
    from {{ this }} as known
    inner join ({{ moved }}) as moved on moved.device_id = known.device_id
    where known.store_id is distinct from moved.store_id or known.customer_id is distinct from moved.customer_id
    {%- endif %}
{% endset %}
{% endif %}

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
    {{ latest_transactions(changed) }}
) as payment
left join {{ ref('stg_device') }} as device on device.device_id = payment.device_id
left join {{ ref('stg_store') }} as store on store.store_id = device.store_id
