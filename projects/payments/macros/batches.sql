{#
  The rows of the relation that count: of several batches with the same key the one whose file's name comes later
  (transaction, transaction_2, transaction_10), in whatever order they were loaded. "only" is a query of keys. What is
  computed of the rows is better computed of the result: only its rows need it.
#}
{% macro latest_batch(relation, key, entity, columns, only=none, loaded_at='loaded_at', most=none) -%}
  {{ latest_rows(relation, key, columns, [
      'length(' ~ batch_suffix('batch', entity) ~ ') desc',
      by_bytes(batch_suffix('batch', entity)) ~ ' desc',
  ], loaded_at, only, most) }}
{%- endmacro %}

{# What of a file's name tells batches apart. #}
{% macro batch_suffix(batch, entity) -%}
  {{ without(batch, '^(source_)?' ~ entity ~ 's?') }}
{%- endmacro %}
