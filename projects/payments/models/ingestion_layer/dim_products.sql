-- One product code may come under dozens of names: the latest accepted transaction's counts. Grouped by name first, so
-- that only few rows are left to be ordered.
with names as (

    select
        product_sku,
        product_name,
        category_name,
        max(case when status = 'accepted' then created_at end) as latest
    from {{ ref('stg_transaction') }}
    where product_sku is not null
    group by product_sku, product_name, category_name

),

products as (

    select
        product_sku,
        count(distinct product_name) as name_variants,
        max(latest) as latest
    from names
    group by product_sku

),

last_sold as (

    select
        payment.product_sku,
        payment.product_name,
        payment.category_name,
        row_number() over (partition by payment.product_sku order by payment.transaction_id desc) as place
    from {{ ref('stg_transaction') }} as payment
    inner join products on products.product_sku = payment.product_sku and products.latest = payment.created_at
    where payment.status = 'accepted'

)

select
    products.product_sku,
    last_sold.product_name,
    last_sold.category_name,
    products.name_variants
from products
left join last_sold on last_sold.product_sku = products.product_sku and last_sold.place = 1
