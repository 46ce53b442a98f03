-- Transactions of an unknown device stand in the row without a type.
with counted as (

    select
        device.device_type,
        count(*) as transactions
    from {{ ref('fct_transactions') }} as payment
    left join {{ ref('dim_devices') }} as device on device.device_id = payment.device_id
    where payment.status = 'accepted'
    group by device.device_type

),

total as (

    select sum(transactions) as transactions
    from counted

)

select
    counted.device_type,
    counted.transactions,
    {{ ratio('(100 * counted.transactions)', 'total.transactions') }} as pct
from counted
cross join total
