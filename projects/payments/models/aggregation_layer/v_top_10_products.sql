with totals as (

    select
        product_sku,
        count(*) as units_sold,
        {{ sum_of('amount_eur') }} as total_amount_eur
    from {{ ref('fct_transactions') }}
    where status = 'accepted' and product_sku is not null
    group by product_sku

),

ranked as (

    select
        row_number() over (
            order by totals.units_sold desc, totals.total_amount_eur desc, {{ by_bytes('totals.product_sku') }}
        ) as place,
        totals.product_sku,
        product.product_name,
        totals.units_sold,
        totals.total_amount_eur
    from totals
    inner join {{ ref('dim_products') }} as product on product.product_sku = totals.product_sku

)

select
    place as {{ adapter.quote('rank') }},
    product_sku,
    product_name,
    units_sold,
    total_amount_eur
from ranked
where place <= 10
