{# The rows that count: of one key in several batches the one whose file's name comes later (initial, batch_002, batch_010), whatever was loaded first. #}
{% macro latest_batch(relation, key, columns, only=none) -%}
  {{ latest_rows(relation, key, columns, [
      "case when batch = 'initial' then 0 else length(batch) end desc",
      by_bytes('batch') ~ ' desc',
  ], 'loaded_at', only) }}
{%- endmacro %}

{# The keys of rows that were loaded since the model was built last, whatever their own times are; none where it is built anew. #}
{% macro loaded_since(model, key) -%}
  {%- if only_new() %}
    {%- set keys -%}
    select {{ key }}
    from {{ ref(model) }}
    where loaded_at > (select coalesce(max(loaded_at), {{ long_ago() }}) from {{ this }})
    {%- endset %}
    {{- return(keys) }}
  {%- endif %}
  {{- return(none) }}
{%- endmacro %}
