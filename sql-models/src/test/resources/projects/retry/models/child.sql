select n + {{ var('n') }} as n from {{ ref('bad') }}
