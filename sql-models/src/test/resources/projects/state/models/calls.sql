select {{ outer() }} as x from {{ ref('plain') }}
