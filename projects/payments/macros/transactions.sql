{# The columns of a raw transaction in the names of the models, texts trimmed, amounts exact; the tap has trimmed most. #}
{% macro transaction_columns(payment) -%}
{{ payment }}.id as transaction_id,
    {{ payment }}.device_id,
    nullif({{ payment }}.product_name, '') as product_name,
    {{ clean_sku(payment ~ '.product_sku') }} as product_sku,
    nullif({{ payment }}.category_name, '') as category_name,
    {{ money(payment ~ '.amount') }} as amount_eur,
    lower({{ payment }}.status) as status,
    {{ payment }}.created_at,
    {{ payment }}.happened_at,
    {{ payment }}.card_hash,
    {{ payment }}.card_last4,
    coalesce({{ payment }}.card_number_damaged, false) as card_number_damaged,
    {{ payment }}._sdc_batched_at as loaded_at
{%- endmacro %}

{# One row per transaction, of the latest batch; of those only whose keys the query "only" has. #}
{% macro latest_transactions(only=none) -%}
{%- set transactions = source('raw_payments', 'transaction') -%}
-- Not before the tests of all versions have passed. depends_on: {{ ref('stg_transaction_version') }}
select
    {{ transaction_columns('latest') }}
from {{ latest_batch(transactions, 'id', 'transaction', [
    'id', 'device_id', 'product_name', 'product_sku', 'category_name', 'amount', 'status', 'created_at', 'happened_at',
    'card_hash', 'card_last4', 'card_number_damaged', '_sdc_batched_at'], only,
    loaded_at='_sdc_batched_at', most=first_batch(transactions) if only is none else none) }} as latest
{%- endmacro %}
