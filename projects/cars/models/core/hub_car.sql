{{ hub([(ref('stg_car'), 'car_id', 'cars'), (ref('stg_subscription'), 'car_id', 'subscriptions')], 'car_hk', 'car_id') }}
