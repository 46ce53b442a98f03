select id from {{ ref('parent') }} where id % 3 = 0
