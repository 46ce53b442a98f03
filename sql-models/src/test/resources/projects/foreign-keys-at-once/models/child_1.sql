select id from {{ ref('parent') }} where id % 1 = 0
