select
    store_id,
    first_tx,
    fifth_tx,
    {{ seconds_between('first_tx', 'fifth_tx') }} as secs
from {{ ref('first_and_fifth') }}
where fifth_tx is not null
