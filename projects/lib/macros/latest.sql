{#
  Of several rows of the relation with the same key the one of the batch that comes first in "batch_order" (expressions of
  "batch"), of such batches the one loaded last; all others as they are. No batch has a key twice, so only keys outside of
  the largest batch can have several rows, and only those are ordered. "only" is a query of keys: the relation is read once
  for their rows, and the rest works on those.
#}
{% macro latest_rows(relation, key, columns, batch_order, loaded_at, only=none) -%}
{%- set rows = relation if only is none else 'wanted_rows' -%}
(
    with {% if only is not none %}wanted_rows as (

        select *
        from {{ relation }}
        where {{ key }} in ({{ only }})

    ),

    {% endif %}batches as (

        select
            batch,
            entries,
            rank() over (order by {{ batch_order | join(', ') }}) as place,
            row_number() over (order by {{ by_bytes('batch') }} desc) as name_place
        from (
            select batch, count(*) as entries
            from {{ rows }}
            group by batch
        ) as counted

    ),

    several as (

        select {{ key }}
        from {{ rows }}
        where {{ key }} in (
            select {{ key }}
            from {{ rows }}
            where batch <> (
                select batch
                from batches
                order by entries desc, name_place
                limit 1
            )
        )
        group by {{ key }}
        having count(*) > 1

    ),

    ranked as (

        select
            versions.*,
            row_number() over (
                partition by versions.{{ key }}
                order by batches.place, versions.{{ loaded_at }} desc, batches.name_place
            ) as version_place
        from {{ rows }} as versions
        inner join several on several.{{ key }} = versions.{{ key }}
        inner join batches on batches.batch = versions.batch

    )

    select versions.{{ columns | join(', versions.') }}
    from {{ rows }} as versions
    left join several on several.{{ key }} = versions.{{ key }}
    where several.{{ key }} is null

    union all

    select versions.{{ columns | join(', versions.') }}
    from ranked as versions
    where versions.version_place = 1
)
{%- endmacro %}
