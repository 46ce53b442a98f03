-- One product code may come under dozens of names: the latest accepted transaction's counts. Grouped as the files spell
-- it first, so that only few rows are left to be cleaned and ordered.
-- Not before the tests of all versions have passed. depends_on: {{ ref('stg_transaction_version') }}
{% set columns = ['id', 'product_sku', 'product_name', 'category_name', 'status', 'created_at'] %}
{% set transactions = source('raw_payments', 'transaction') %}
with spellings as (

    select
        product_sku,
        product_name,
        category_name,
        max(case when lower(status) = 'accepted' then created_at end) as latest
    from {{ latest_batch(transactions, 'id', 'transaction', columns, loaded_at='_sdc_batched_at') }} as payments
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

codes as (

    select distinct
        names.spelling,
        names.product_sku,
        products.latest
    from names
    inner join products on products.product_sku = names.product_sku and products.latest = names.latest

),

{# Few transactions are of a product's latest moment: they are looked up by their keys. #}
{% set last_ids %}
    select sold.id
    from {{ transactions }} as sold
    inner join codes on codes.spelling = sold.product_sku and codes.latest = sold.created_at
{% endset %}
last_sold as (

    select
        codes.product_sku,
        nullif(sold.product_name, '') as product_name,
        nullif(sold.category_name, '') as category_name,
        row_number() over (partition by codes.product_sku order by sold.id desc) as place
    from {{ latest_batch(transactions, 'id', 'transaction', columns, last_ids, loaded_at='_sdc_batched_at') }} as sold
    inner join codes on codes.spelling = sold.product_sku and codes.latest = sold.created_at
    where lower(sold.status) = 'accepted'

)

select
    products.product_sku,
    last_sold.product_name,
    last_sold.category_name,
    products.name_variants
from products
left join last_sold on last_sold.product_sku = products.product_sku and last_sold.place = 1
