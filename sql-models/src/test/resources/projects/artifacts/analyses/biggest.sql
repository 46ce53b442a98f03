select * from {{ ref('totals') }} order by total desc limit {{ var('limit') }}
