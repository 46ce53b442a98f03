{{ config(materialized='view') }}

{{ current(ref('sat_customer'), 'customer_hk') }}
