{# The rows that count: of one key in several batches the one whose file's name comes later (initial, batch_002, batch_010), whatever was loaded first. #}
{% macro latest_batch(relation, key, columns, only=none) -%}
  {{ latest_rows(relation, key, columns, [
      "case when batch = 'initial' then 0 else length(batch) end desc",
      by_bytes('batch') ~ ' desc',
  ], 'loaded_at', only) }}
{%- endmacro %}
