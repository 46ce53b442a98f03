{# What a source would bring: the second run has one visit that has changed, and new ones. #}
{{ config(materialized='ephemeral') }}
select 1 as id, 1 as place, date '2026-01-01' as day, timestamp '2026-01-01 10:00:00+00' as at, cast('1.50' as numeric) as paid, 'first' as note
union all select 2, 1, date '2026-01-02', timestamp '2026-01-02 11:30:00+00', {{ "cast('2.25' as numeric)" if var('run') == 1 else "cast('9.75' as numeric)" }}, null
union all select 3, 2, date '2026-01-02', timestamp '2026-01-02 12:00:00.000001+00', cast('0.10' as numeric), "it's"
{%- if var('run') == 2 %}
union all select 4, 3, date '2026-01-03', timestamp '2026-01-03 00:00:00+00', cast('4.00' as numeric), 'ÄÖ'
union all select 5, 2, date '2026-01-01', timestamp '2026-01-01 23:59:59.999999+00', cast('5.00' as numeric), ''
{%- endif %}
