select count(*) as n from {{ ref('middle') }} join {{ source('raw', 'tables') }} on true
