select * from {{ ref('report') }}
