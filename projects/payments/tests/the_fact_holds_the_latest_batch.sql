-- The fact's rows against the raw ones, by another way than the models': nothing lost, nothing old, nothing changed.
with ranked as (

    select
        raw.id,
        raw.amount,
        raw.status,
        raw.created_at,
        row_number() over (
            partition by raw.id
            order by
                length({{ batch_suffix('raw.batch', 'transaction') }}) desc,
                {{ by_bytes(batch_suffix('raw.batch', 'transaction')) }} desc,
                raw._sdc_batched_at desc,
                {{ by_bytes('raw.batch') }} desc
        ) as place
    from {{ source('raw_payments', 'transaction') }} as raw

)

select ranked.id
from ranked
left join {{ ref('fct_transactions') }} as fact on fact.transaction_id = ranked.id
where
    ranked.place = 1
    and (
        fact.transaction_id is null
        or fact.amount_eur is distinct from {{ money('ranked.amount') }}
        or fact.status is distinct from lower(ranked.status)
        or fact.created_at is distinct from ranked.created_at
    )
