-- From a store's creation to its first and its fifth accepted transaction. A store that sold before it was created has
-- negative seconds; "negatives" counts such stores.
select
    firsts.store_id,
    store.store_name,
    store.created_at as store_created_at,
    firsts.first_tx,
    firsts.fifth_tx,
    {{ seconds_between('store.created_at', 'firsts.first_tx') }} as secs_to_first,
    {{ seconds_between('store.created_at', 'firsts.fifth_tx') }} as secs_to_fifth,
    firsts.first_tx < store.created_at as negative,
    count(case when firsts.first_tx < store.created_at then 1 end) over () as negatives
from {{ ref('first_and_fifth') }} as firsts
inner join {{ ref('dim_stores') }} as store on store.store_id = firsts.store_id
where store.created_at is not null
