select id from {{ ref('parent') }} where id % 7 = 0
