{# The hash of a business key, or of several: upper case, trimmed, NULL as ^^. #}
{% macro hash_key(parts) -%}
  {%- set texts = [] -%}
  {%- for part in parts -%}
    {%- do texts.append("coalesce(trim(upper(cast(" ~ part ~ " as " ~ dbt.type_string() ~ "))), '^^')") -%}
  {%- endfor -%}
  {{ dbt.hash(texts | join(" || '||' || ")) }}
{%- endmacro %}

{# The hash of a payload, letter case included. "hashed_as": columns whose text depends on the session, to those that stand for them. #}
{% macro hash_diff(columns, hashed_as) -%}
  {%- set texts = [] -%}
  {%- for column in columns -%}
    {%- do texts.append("coalesce(cast(" ~ hashed_as.get(column, column) ~ " as " ~ dbt.type_string() ~ "), '^^')") -%}
  {%- endfor -%}
  {{ dbt.hash(texts | join(" || '||' || ")) }}
{%- endmacro %}

{# New keys of the sources, each with the first row that brought it. "sources" are (relation, key column, record source). #}
{% macro hub(sources, hash, key) -%}
with keys as (

    {% for relation, column, record_source in sources -%}
    select
        {{ hash_key([column]) }} as {{ hash }},
        {{ column }} as {{ key }},
        loaded_at as load_ts,
        '{{ record_source }}' as record_source
    from {{ relation }}
    where {{ column }} is not null
    {% if not loop.last %}
    union all

    {% endif %}
    {%- endfor %}

),

ranked as (

    select
        {{ hash }},
        {{ key }},
        load_ts,
        record_source,
        row_number() over (partition by {{ hash }} order by load_ts, record_source, {{ key }}) as place
    from keys

)

select
    ranked.{{ hash }},
    ranked.{{ key }},
    ranked.load_ts,
    ranked.record_source
from ranked
where
    ranked.place = 1
    {% if is_incremental() %}
    and not exists (select 1 from {{ this }} as known where known.{{ hash }} = ranked.{{ hash }})
    {% endif %}
{%- endmacro %}

{# What changed since the last row of each key: rows loaded since then, each against the one before it. #}
{% macro satellite(relation, business_key, hash, columns, record_source, hashed_as={}) -%}
with came as (

    select
        {{ hash_key([business_key]) }} as {{ hash }},
        {{ hash_diff(columns, hashed_as) }} as hash_diff,
        {{ columns | join(',\n        ') }},
        loaded_at as load_ts,
        processing_date
    from {{ relation }}
    {% if is_incremental() %}
    where loaded_at > (select coalesce(max(load_ts), {{ long_ago() }}) from {{ this }})
    {% endif %}

),

{% if is_incremental() %}
last_known as (

    select {{ hash }}, hash_diff
    from (
        select
            {{ hash }},
            hash_diff,
            row_number() over (partition by {{ hash }} order by load_ts desc) as place
        from {{ this }}
    ) as ordered
    where place = 1

),
{% endif %}

compared as (

    select
        came.*,
        lag(came.hash_diff) over (partition by came.{{ hash }} order by came.load_ts, came.processing_date) as before
    from came

)

select
    compared.{{ hash }},
    compared.hash_diff,
    compared.{{ columns | join(',\n    compared.') }},
    compared.load_ts,
    '{{ record_source }}' as record_source
from compared
{% if is_incremental() %}
left join last_known on last_known.{{ hash }} = compared.{{ hash }}
where compared.hash_diff is distinct from coalesce(compared.before, last_known.hash_diff)
{% else %}
where compared.hash_diff is distinct from compared.before
{% endif %}
{%- endmacro %}

{# The latest row of each key of a satellite. #}
{% macro current(relation, hash) -%}
select *
from {{ relation }} as satellite
where not exists (
    select 1
    from {{ relation }} as newer
    where newer.{{ hash }} = satellite.{{ hash }} and newer.load_ts > satellite.load_ts
)
{%- endmacro %}
