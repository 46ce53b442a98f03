-- Views and orders without an event stand in the row without one; an event that dim_event does not know has a row too.
with steps as (

    select event_id, 0 as product_page_views, 0 as showtime_views, 0 as orders, {{ money('0') }} as sales
    from {{ ref('dim_event') }}

    union all

    select
        resolved_event_id,
        case when page_type = 'viewed_product_page' then 1 else 0 end,
        case when page_type = 'viewed_showtime' then 1 else 0 end,
        0,
        {{ money('0') }}
    from {{ ref('fct_pages') }}

    union all

    select event_id, 0, 0, 1, total_amount
    from {{ ref('fct_orders') }}

)

select
    event_id,
    cast(sum(product_page_views) as {{ dbt.type_bigint() }}) as product_page_views,
    cast(sum(showtime_views) as {{ dbt.type_bigint() }}) as showtime_views,
    cast(sum(orders) as {{ dbt.type_bigint() }}) as orders,
    {{ sum_of('sales') }} as sales
from steps
group by event_id
