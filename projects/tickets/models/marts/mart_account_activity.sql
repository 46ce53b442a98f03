-- Pages and orders without an account stand in the row without one; an account that dim_account does not know has a row too.
with acts as (

    select account_id, 0 as pages, 0 as orders, {{ money('0') }} as sales, cast(null as {{ dbt.type_timestamp() if target.type == 'bigquery' else 'timestamp with time zone' }}) as happened_at
    from {{ ref('dim_account') }}

    union all

    select account_id, 1, 0, {{ money('0') }}, occurred_at
    from {{ ref('fct_pages') }}

    union all

    select account_id, 0, 1, total_amount, created_at
    from {{ ref('fct_orders') }}

)

select
    account_id,
    cast(sum(pages) as {{ dbt.type_bigint() }}) as pages,
    cast(sum(orders) as {{ dbt.type_bigint() }}) as orders,
    {{ sum_of('sales') }} as sales,
    min(happened_at) as first_at,
    max(happened_at) as last_at
from acts
group by account_id
