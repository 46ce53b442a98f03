{% set columns = {
    'id': dbt.type_string(),
    'customer_id': dbt.type_string(),
    'car_id': dbt.type_string(),
    'start_date': dbt.type_string(),
    'term_month': dbt.type_string(),
    'monthly_rate': dbt.type_numeric(), 'created_at': type_moment(),
    'processing_date': 'date', '_sdc_batched_at': type_moment()
} %}
with termed as (

    select
        *,
        {{ day_of('start_date') }} as start_day,
        {{ term_months('term_month') }} as term_months
    from {{ raw_table(source('raw_cars', 'subscriptions'), columns) }}

)

select
    id as subscription_id,
    processing_date,
    {{ text_or_null('customer_id') }} as customer_id,
    {{ text_or_null('car_id') }} as car_id,
    term_months,
    start_day as start_date,
    {{ add_months('start_day', 'term_months') }} as end_date,
    {{ money('monthly_rate') }} as monthly_rate,
    created_at,
    {{ utc_text('created_at') }} as created_at_utc,
    {{ text_or_null('term_month') }} as term_month,
    _sdc_batched_at as loaded_at
from termed
