{{ hub([(ref('stg_subscription'), 'subscription_id', 'subscriptions')], 'subscription_hk', 'subscription_id') }}
