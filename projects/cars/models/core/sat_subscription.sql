{{ satellite(ref('stg_subscription'), 'subscription_id', 'subscription_hk',
    ['term_months', 'start_date', 'end_date', 'monthly_rate', 'created_at'], 'subscriptions', {'created_at': 'created_at_utc'}) }}
