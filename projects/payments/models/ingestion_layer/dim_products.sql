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
    from {{ latest_batch(transactions, 'id', 'transaction', columns,
        loaded_at='_sdc_batched_at', most=first_batch(transactions)) }} as payments
    where product_sku is not null
    group by product_sku, product_name, category_name

),

names as (

    select
        product_sku as spelling,
        {{ clean_sku('product_sku') }} as product_sku,
        nullif(product_name, '') as product_name,
        nullif(category_name, '') as category_name,
        latest
    from spellings

),

ranked as (

    select
        names.*,
        rank() over (partition by product_sku order by latest desc nulls last) as place
    from names

),

{# A code that is none is left out here and not before, where PostgreSQL would clean each row's to see that it is one. #}
products as (

    select
        product_sku,
        count(distinct product_name) as name_variants,
        count(case when place = 1 and latest is not null then 1 end) as last_names,
        max(case when place = 1 and latest is not null then product_name end) as product_name,
        max(case when place = 1 and latest is not null then category_name end) as category_name
    from ranked
    where product_sku is not null
    group by product_sku

),

{# Where a product has several names at its latest moment its last transaction decides: those are looked up by their keys. #}
tied as (

    select
        ranked.spelling,
        max(ranked.product_sku) as product_sku,
        max(ranked.latest) as latest
    from ranked
    inner join products on products.product_sku = ranked.product_sku
    where products.last_names > 1 and ranked.place = 1
    group by ranked.spelling

),

{% set last_ids %}
    select sold.id
    from {{ transactions }} as sold
    inner join tied on tied.spelling = sold.product_sku and tied.latest = sold.created_at
{% endset %}
untied as (

    select
        tied.product_sku,
        nullif(sold.product_name, '') as product_name,
        nullif(sold.category_name, '') as category_name,
        row_number() over (partition by tied.product_sku order by sold.id desc) as place
    from {{ latest_batch(transactions, 'id', 'transaction', columns, last_ids, loaded_at='_sdc_batched_at') }} as sold
    inner join tied on tied.spelling = sold.product_sku and tied.latest = sold.created_at
    where lower(sold.status) = 'accepted'

)

select
    products.product_sku,
    case when products.last_names > 1 then untied.product_name else products.product_name end as product_name,
    case when products.last_names > 1 then untied.category_name else products.category_name end as category_name,
    products.name_variants
from products
left join untied on untied.product_sku = products.product_sku and untied.place = 1
