{{ config(materialized='view') }}

{{ current(ref('sat_car'), 'car_hk') }}
