{{ config(store_failures=true) }}
select name, '{{ should_store_failures() }}' as kept from {{ ref('orders') }} where name = 'd'
