select * from {{ ref('customers') }} where lifetime_spend_pretax < 0
