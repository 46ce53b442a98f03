{{ config(materialized='view') }}
{%- set base = ref('base') -%}
{%- set found = adapter.get_relation(base.database, base.schema, base.identifier) -%}
{%- set missing = adapter.get_relation(base.database, base.schema, 'nothing') -%}
select
  '{{ columns_of(base, except=["day", "price"]) | join(", ") }}' as columns,
  '{{ found.is_table if found else "" }}' as found,
  '{{ missing }}' as missing,
  '{{ base is mapping }} {{ base.get("metadata", {}).get("type", "").endswith("Relation") }}' as mapping,
  '{{ base.include(database=false) }}' as short,
  '{{ api.Relation.create(schema="s", identifier="t", type="view") }} {{ api.Relation.View }}' as created,
  '{{ base.without_identifier().include(database=false) }}' as outer_name,
  '{{ base.quote(identifier=false).include(database=false) }}' as half_quoted,
  '{{ base.incorporate(path={"identifier": "other"}).include(database=false) }}' as moved,
  '{{ base.information_schema("columns") | lower | replace(base.database ~ "", "db") }}' as informed,
  '{{ kind() }} {{ value_of("select count(*) from " ~ base) }}' as called,
  '{{ adapter.quote("x") }} {{ adapter.check_schema_exists(base.database, base.schema) }}' as quoted
