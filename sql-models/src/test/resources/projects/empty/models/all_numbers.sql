{{ config(materialized='table') }} select *, '{{ flags.EMPTY }}' as e from {{ ref('numbers') }}
