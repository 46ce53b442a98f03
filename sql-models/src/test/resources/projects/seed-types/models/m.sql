select code, n + 1 as n, f, b, d, t from {{ ref('typed') }}
