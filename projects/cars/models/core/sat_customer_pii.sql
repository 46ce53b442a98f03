{{ satellite(ref('stg_customer'), 'customer_id', 'customer_hk',
    ['first_name_hash', 'last_name_hash', 'email_hash', 'phone_hash', 'street_hash'], 'customers') }}
