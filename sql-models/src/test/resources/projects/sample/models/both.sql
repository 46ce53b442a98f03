select p.id from {{ ref('plain') }} p
