{#
  Of several rows of the relation with the same key the first in the order "newest_first" (expressions of "versions"), all
  others as they are: few keys have several, so only those are ordered. "only" is a query of keys.
#}
{% macro latest_rows(relation, key, columns, newest_first, only=none) -%}
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
                order by {{ newest_first | join(', ') }}
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
