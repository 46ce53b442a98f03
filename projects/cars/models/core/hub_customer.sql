{{ hub([(ref('stg_customer'), 'customer_id', 'customers'), (ref('stg_subscription'), 'customer_id', 'subscriptions')], 'customer_hk', 'customer_id') }}
