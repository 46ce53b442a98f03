{{ config(materialized='incremental') }}
select {{ var('n') }} as id, '{{ is_incremental() }}' as more
