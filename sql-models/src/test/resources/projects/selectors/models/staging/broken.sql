select nothing from {{ ref('c') }}
