select count(*) as n, {{ one() }} as one from {{ ref('orders') }}
