select id from {{ ref('parent') }} where id % 5 = 0
