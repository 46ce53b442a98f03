select o.id, p.name as "Name", o.price * {{ var('rate') }} as price, {{ shout("code") }} as code,
  '{{ env_var("REGION", "north") }}' as region, '{{ project_name }}' as project, part.part, o.ordered
from {{ ref('orders') }} o join {{ ref('people') }} p on p.id = o.person
left join {{ ref('part') }} part on part.part_id = o.id
left join {{ source('raw', 'events') }} e on e.n = o.id
