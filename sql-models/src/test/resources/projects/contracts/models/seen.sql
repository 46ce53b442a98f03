{{ config(materialized='view') }} select cast('t' as text) as word, cast(1 as {{ var('type', 'bigint') }}) as big
