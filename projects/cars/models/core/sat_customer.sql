{{ satellite(ref('stg_customer'), 'customer_id', 'customer_hk', ['customer_type', 'company_name', 'city', 'zip'], 'customers') }}
