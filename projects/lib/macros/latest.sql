{#
  Of several rows of the relation with the same key the one of the batch that comes first in "batch_order" (expressions of
  "batch"), of such batches the one loaded last. No batch has a key twice, so only keys outside of one batch can have several
  rows, and only those are ordered; "most" is that batch, an expression, best the largest one. All rows are those that lost
  to none; with "only", a query of keys, the relation is read once for their rows, and the rest works on those.
#}
{% macro latest_rows(relation, key, columns, batch_order, loaded_at, only=none, most=none) -%}
{%- set needed = ([] if only is none else columns) + ['batch', key, loaded_at] -%}
{%- set base = most or '(select batch from largest_batch)' -%}
(
    with {% if only is none and not most -%}
    largest_batch as (

        select batch
        from {{ relation }}
        group by batch
        order by count(*) desc, {{ by_bytes('batch') }} desc
        limit 1

    ),

    {% endif -%}
    contested as (

        select {{ needed | unique | join(', ') }}
        from {{ relation }}
        where {{ key }} in (
            {%- if only is none %}
            select {{ key }}
            from {{ relation }}
            where batch <> {{ base }}
            {%- else %}{{ only }}{% endif %}
        )

    ),

    batches as (

        select
            batch,
            rank() over (order by {{ batch_order | join(', ') }}) as place,
            row_number() over (order by {{ by_bytes('batch') }} desc) as name_place
        from (
            select distinct batch
            from contested
        ) as named

    ),

    ranked as (

        select
            contested.*,
            first_value(contested.batch) over (
                partition by contested.{{ key }}
                order by batches.place, contested.{{ loaded_at }} desc, batches.name_place
            ) as latest_batch
        from contested
        inner join batches on batches.batch = contested.batch

    )

    select {{ columns | join(', ') }}
    {%- if only is none %}
    from {{ relation }} as versions
    where not exists (
        select 1
        from ranked
        where ranked.{{ key }} = versions.{{ key }} and ranked.batch = versions.batch and ranked.batch <> ranked.latest_batch
    )
    {%- else %}
    from ranked
    where batch = latest_batch
    {%- endif %}
)
{%- endmacro %}

{# A batch of a table as a literal, so that the planner knows how many rows others have: the first, which is the largest where files are loaded as they come. #}
{% macro first_batch(table) -%}
  {%- if execute -%}
    {%- set found = run_query('select batch from ' ~ table ~ ' limit 1') -%}
    {%- if found.rows | length and found.rows[0][0] is not none -%}
      {{ return(dbt.string_literal(dbt.escape_single_quotes(found.rows[0][0]))) }}
    {%- endif -%}
  {%- endif -%}
  {{ return(none) }}
{%- endmacro %}
