with source as (
    {#- Seeds stand in for the loaded tables here. -#}
    select * from {{ ref('raw_customers') }}
)
select id as customer_id, first_name, last_name from source
