select * from {{ source('raw', 'x') }}
