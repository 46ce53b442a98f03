select a.id from {{ ref('a') }} a join {{ ref('b') }} b on a.id = b.id where false
