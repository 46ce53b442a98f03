select count(*) as n, '{{ ref('first').schema }}' as s from {{ ref('first') }}
