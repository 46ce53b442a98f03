{% set columns = {
    'id': dbt.type_string(),
    'brand': dbt.type_string(),
    'model': dbt.type_string(),
    'engine_type': dbt.type_string(),
    'registration_date': dbt.type_string(),
    'deregistration_date': dbt.type_string(),
    'processing_date': 'date', '_sdc_batched_at': type_moment()
} %}
select
    id as car_id,
    processing_date,
    {{ text_or_null('brand') }} as brand,
    {{ text_or_null('model') }} as model,
    case
        when lower({{ text_or_null('engine_type') }}) in ('electric', 'petrol', 'diesel', 'hybrid', 'gasoline')
            then lower({{ text_or_null('engine_type') }})
        else 'other'
    end as engine_type,
    {{ day_of('registration_date') }} as registration_date,
    {{ day_of('deregistration_date') }} as deregistration_date,
    _sdc_batched_at as loaded_at
from {{ raw_table(source('raw_cars', 'cars'), columns) }}
