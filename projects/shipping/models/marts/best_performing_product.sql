-- The product with the most review points. Reviews, orders and shipments are each counted by themselves: joined, they would multiply.
with reviewed as (

    select
        product_id,
        sum(review) as points,
        count(*) as n_reviews,
        {{ count_where('review = 1') }} as n_1,
        {{ count_where('review = 2') }} as n_2,
        {{ count_where('review = 3') }} as n_3,
        {{ count_where('review = 4') }} as n_4,
        {{ count_where('review = 5') }} as n_5
    from {{ ref('stg_reviews') }}
    group by product_id

),

best as (

    select *
    from reviewed
    order by points desc, n_reviews desc, product_id
    limit 1

),

days as (

    select
        orders.order_date,
        count(*) as n_orders,
        sum(orders.quantity) as units
    from {{ ref('stg_orders') }} as orders
    inner join best on best.product_id = orders.product_id
    group by orders.order_date

),

best_day as (

    select order_date
    from days
    order by n_orders desc, units desc, order_date
    limit 1

),

shipped as (

    select
        count(*) as n_shipped,
        {{ count_where(is_late()) }} as n_late
    from {{ ref('stg_shipment_deliveries') }} as shipments
    inner join {{ ref('stg_orders') }} as orders on orders.order_id = shipments.order_id
    inner join best on best.product_id = orders.product_id
    where shipments.shipment_date is not null

)

select
    {{ as_of() }} as ingestion_date,
    products.product_name,
    best_day.order_date as most_ordered_day,
    (dates.day_of_the_week_num between 1 and 5 and not dates.working_day) as is_public_holiday,
    cast(best.points as {{ dbt.type_int() }}) as tt_review_points,
    {{ percentage('best.n_1', 'best.n_reviews') }} as pct_one_star_review,
    {{ percentage('best.n_2', 'best.n_reviews') }} as pct_two_star_review,
    {{ percentage('best.n_3', 'best.n_reviews') }} as pct_three_star_review,
    {{ percentage('best.n_4', 'best.n_reviews') }} as pct_four_star_review,
    {{ percentage('best.n_5', 'best.n_reviews') }} as pct_five_star_review,
    {{ percentage('(shipped.n_shipped - shipped.n_late)', 'shipped.n_shipped') }} as pct_early_shipments,
    {{ percentage('shipped.n_late', 'shipped.n_shipped') }} as pct_late_shipments
from best
cross join shipped
left join best_day on true
inner join {{ ref('stg_dim_products') }} as products on products.product_id = best.product_id
left join {{ ref('stg_dim_dates') }} as dates on dates.calendar_dt = best_day.order_date
