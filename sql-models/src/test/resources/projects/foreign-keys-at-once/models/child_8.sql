select id from {{ ref('parent') }} where id % 8 = 0
