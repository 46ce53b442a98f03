select * from {{ ref('forced') }}
