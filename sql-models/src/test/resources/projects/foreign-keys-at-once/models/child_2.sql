select id from {{ ref('parent') }} where id % 2 = 0
