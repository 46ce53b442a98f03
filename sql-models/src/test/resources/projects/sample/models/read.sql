select e.id from {{ ref('events') }} e
