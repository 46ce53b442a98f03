{#
  The rows of the relation that count: of several batches with the same key the one whose file's name comes later
  (transaction, transaction_2, transaction_10), in whatever order they were loaded. "only" is a query of keys. What is
  computed of the rows is better computed of the result: only its rows need it.
#}
{% macro latest_batch(relation, key, entity, columns, only=none, loaded_at='loaded_at') -%}
(
    with several as (

        select {{ key }}
        from {{ relation }}
        {% if only is not none %}where {{ key }} in ({{ only }}){% endif %}

        group by {{ key }}
        having count(*) > 1

    ),

    ranked as (

        select
            versions.*,
            row_number() over (
                partition by versions.{{ key }}
                order by
                    length({{ batch_suffix('versions.batch', entity) }}) desc,
                    {{ by_bytes(batch_suffix('versions.batch', entity)) }} desc,
                    versions.{{ loaded_at }} desc,
                    {{ by_bytes('versions.batch') }} desc
            ) as place
        from {{ relation }} as versions
        inner join several on several.{{ key }} = versions.{{ key }}

    )

    select versions.{{ columns | join(', versions.') }}
    from {{ relation }} as versions
    left join several on several.{{ key }} = versions.{{ key }}
    where
        several.{{ key }} is null
        {% if only is not none %}and versions.{{ key }} in ({{ only }}){% endif %}

    union all

    select versions.{{ columns | join(', versions.') }}
    from ranked as versions
    where versions.place = 1
)
{%- endmacro %}

{# What of a file's name tells batches apart. #}
{% macro batch_suffix(batch, entity) -%}
  {{ without(batch, '^(source_)?' ~ entity ~ 's?') }}
{%- endmacro %}
