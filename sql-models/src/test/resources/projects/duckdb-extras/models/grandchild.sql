-- depends_on: {{ ref('child') }}
select 10 as child_id
