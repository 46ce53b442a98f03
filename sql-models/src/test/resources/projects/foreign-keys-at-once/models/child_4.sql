select id from {{ ref('parent') }} where id % 4 = 0
