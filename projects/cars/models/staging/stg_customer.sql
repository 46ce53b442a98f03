{% set columns = {
    'id': dbt.type_string(),
    'type': dbt.type_string(),
    'company_name': dbt.type_string(),
    'address_city': dbt.type_string(),
    'address_zip': dbt.type_string(),
    'first_name_hash': dbt.type_string(),
    'last_name_hash': dbt.type_string(),
    'email_hash': dbt.type_string(),
    'phone_hash': dbt.type_string(),
    'street_hash': dbt.type_string(),
    'processing_date': 'date', '_sdc_batched_at': type_moment()
} %}
-- Of the person only the keyed hashes that were made at load.
select
    id as customer_id,
    processing_date,
    case
        when lower({{ text_or_null(adapter.quote('type')) }}) in ('b2b', 'b2c') then lower({{ text_or_null(adapter.quote('type')) }})
        else 'other'
    end as customer_type,
    {{ text_or_null('company_name') }} as company_name,
    {{ text_or_null('address_city') }} as city,
    {{ text_or_null('address_zip') }} as zip,
    first_name_hash,
    last_name_hash,
    email_hash,
    phone_hash,
    street_hash,
    _sdc_batched_at as loaded_at
from {{ raw_table(source('raw_cars', 'customers'), columns) }}
