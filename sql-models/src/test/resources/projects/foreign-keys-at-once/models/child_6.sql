select id from {{ ref('parent') }} where id % 6 = 0
