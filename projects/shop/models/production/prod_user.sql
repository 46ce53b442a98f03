select
    user_id,
    username,
    {% if clear_text_allowed() %}
    email,
    trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) as customer_name,
    {% else %}
    email_hash as email,
    customer_name_hash as customer_name,
    {% endif %}
    city,
    country,
    gender,
    birth_date,
    company_name,
    role
from {{ ref('stg_user') }}
