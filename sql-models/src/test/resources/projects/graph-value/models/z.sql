select '{{ listed('model') }}' as x from {{ ref('a') }}
