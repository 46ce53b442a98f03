select *
from {{ ref('int_type_share') }}
where month > {{ as_of() }}
