select '{{ ref('a') }}' as name, id from {{ ref('a') }}
