{{ satellite(ref('stg_car'), 'car_id', 'car_hk',
    ['brand', 'model', 'engine_type', 'registration_date', 'deregistration_date'], 'cars') }}
