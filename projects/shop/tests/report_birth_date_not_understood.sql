{{ config(severity='warn') }}

select raw_user.{{ field('id') }} as user_id
from {{ source('raw_shop', 'user') }} as raw_user
inner join {{ ref('stg_user') }} as staged on staged.user_id = raw_user.{{ field('id') }}
where {{ only_in('dummyjson', 'raw_user.' ~ field('birthDate'), 'text') }} is not null and staged.birth_date is null
