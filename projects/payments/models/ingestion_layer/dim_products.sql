-- One product code may come under dozens of names: the latest accepted transaction's counts. Grouped as the files spell
-- it first, so that only few rows are left to be cleaned and ordered.
-- Not before the tests of all versions have passed. depends_on: {{ ref('stg_transaction_version') }}
with payments as (

    select *
    from {{ latest_batch(source('raw_payments', 'transaction'), 'id', 'transaction', [
        'id', 'product_sku', 'product_name', 'category_name', 'status', 'created_at'], loaded_at='_sdc_batched_at') }} as latest

),

spellings as (

    select
        product_sku,
        product_name,
        category_name,
        max(case when lower(status) = 'accepted' then created_at end) as latest
    from payments
    where product_sku is not null
    group by product_sku, product_name, category_name

),

names as (

    select
        product_sku as spelling,
        {{ clean_sku('product_sku') }} as product_sku,
        nullif(product_name, '') as product_name,
        latest
    from spellings

),

products as (

    select
        product_sku,
        count(distinct product_name) as name_variants,
        max(latest) as latest
    from names
    where product_sku is not null
    group by product_sku

),

last_sold as (

    select
        codes.product_sku,
        nullif(payments.product_name, '') as product_name,
        nullif(payments.category_name, '') as category_name,
        row_number() over (partition by codes.product_sku order by payments.id desc) as place
    from payments
    inner join (
        select distinct names.spelling, names.product_sku, products.latest
        from names
        inner join products on products.product_sku = names.product_sku and products.latest = names.latest
    ) as codes on codes.spelling = payments.product_sku and codes.latest = payments.created_at
    where lower(payments.status) = 'accepted'

)

select
    products.product_sku,
    last_sold.product_name,
    last_sold.category_name,
    products.name_variants
from products
left join last_sold on last_sold.product_sku = products.product_sku and last_sold.place = 1
