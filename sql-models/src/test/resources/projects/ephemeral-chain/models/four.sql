-- with a comment before
WITH recursive z as (select id from {{ ref('two') }})
select * from z
