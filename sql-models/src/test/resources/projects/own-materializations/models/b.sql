select id, stamp from {{ ref('a') }}
