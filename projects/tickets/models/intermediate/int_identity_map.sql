{{ config(materialized='table') }}

-- Every id once, with the id that it comes down to. From the roots each merge is walked once, whatever the length of its
-- chain; what no root reaches leads into a cycle, and only there paths are kept.
with recursive edges as (

    select from_customer_id, to_customer_id, merged_at
    from (
        select
            from_customer_id,
            to_customer_id,
            merged_at,
            row_number() over (
                partition by from_customer_id
                order by case when merged_at is null then 1 else 0 end, merged_at desc, {{ id_order('to_customer_id') }}
            ) as place
        from {{ ref('stg_identity_merges') }}
    ) as targets
    where place = 1

),

roots as (

    select distinct edges.to_customer_id as customer_id
    from edges
    left join edges as onward on onward.from_customer_id = edges.to_customer_id
    where onward.from_customer_id is null

),

reached as (

    select customer_id
    from roots

    union all

    select edges.from_customer_id
    from reached
    inner join edges on edges.to_customer_id = reached.customer_id

),

looped as (

    select edges.from_customer_id, edges.to_customer_id
    from edges
    left join reached on reached.customer_id = edges.from_customer_id
    where reached.customer_id is null

),

walks as (

    select
        from_customer_id as start_id,
        to_customer_id as customer_id,
        chr(31) || from_customer_id || chr(31) || to_customer_id || chr(31) as trail
    from looped

    union all

    select
        walks.start_id,
        looped.to_customer_id,
        walks.trail || looped.to_customer_id || chr(31)
    from walks
    inner join looped on looped.from_customer_id = walks.customer_id
    where strpos(walks.trail, chr(31) || looped.to_customer_id || chr(31)) = 0

),

closed as (

    select walks.start_id
    from walks
    inner join looped on looped.from_customer_id = walks.customer_id
    where looped.to_customer_id = walks.start_id

),

members as (

    select closed.start_id, walks.customer_id
    from closed
    inner join walks on walks.start_id = closed.start_id

    union all

    select start_id, start_id
    from closed

),

cycles as (

    select start_id as customer_id, customer_id as canonical_customer_id
    from (
        select
            start_id,
            customer_id,
            row_number() over (partition by start_id order by {{ id_order('customer_id') }}) as place
        from members
    ) as ordered
    where place = 1

),

branches as (

    select edges.from_customer_id, edges.to_customer_id
    from edges
    left join cycles on cycles.customer_id = edges.from_customer_id
    where cycles.customer_id is null

),

resolved as (

    select customer_id, customer_id as canonical_customer_id, 0 as depth
    from roots

    union all

    select branches.from_customer_id, resolved.canonical_customer_id, resolved.depth + 1
    from resolved
    inner join branches on branches.to_customer_id = resolved.customer_id

),

resolved_to_cycles as (

    select customer_id, canonical_customer_id, 0 as depth
    from cycles

    union all

    select branches.from_customer_id, resolved_to_cycles.canonical_customer_id, resolved_to_cycles.depth + 1
    from resolved_to_cycles
    inner join branches on branches.to_customer_id = resolved_to_cycles.customer_id

),

known as (

    select customer_id, canonical_customer_id, depth from resolved
    union all
    select customer_id, canonical_customer_id, depth from resolved_to_cycles

),

seen as (

    select from_customer_id as customer_id from {{ ref('stg_identity_merge_rows') }}
    union distinct
    select to_customer_id from {{ ref('stg_identity_merge_rows') }}
    union distinct
    select customer_id from {{ ref('stg_pages') }}

)

select
    seen.customer_id,
    coalesce(known.canonical_customer_id, seen.customer_id) as canonical_customer_id,
    coalesce(known.depth, 0) as depth,
    edges.merged_at,
    cycles.customer_id is not null as in_cycle
from seen
left join known on known.customer_id = seen.customer_id
left join edges on edges.from_customer_id = seen.customer_id
left join cycles on cycles.customer_id = seen.customer_id
where seen.customer_id is not null
