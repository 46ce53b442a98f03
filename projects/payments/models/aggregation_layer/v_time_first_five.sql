with ordered as (

    select
        secs,
        row_number() over (order by secs, store_id) as place,
        count(*) over () as stores
    from {{ ref('v_time_first_five_by_store') }}

),

totals as (

    select
        count(*) as stores,
        coalesce(sum(secs), 0) as secs,
        coalesce(sum(case when 2 * place between stores and stores + 2 then secs end), 0) as middle_secs,
        count(case when 2 * place between stores and stores + 2 then secs end) as middle_stores
    from ordered

)

select
    stores,
    {{ ratio('secs', 'stores') }} as avg_seconds,
    {{ ratio('middle_secs', 'middle_stores') }} as median_seconds,
    {{ ratio('secs', '(86400 * stores)') }} as avg_days
from totals
