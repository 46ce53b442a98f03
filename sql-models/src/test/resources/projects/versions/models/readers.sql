select 'plain' as which, name from {{ ref('dim') }}
union all select 'one', name from {{ ref('dim', v=1) }}
union all select 'three', name from {{ ref('dim', version='3') }}
union all select 'package', name from {{ ref('versions_case', 'dim', v=2) }}
