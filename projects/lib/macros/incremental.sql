{# Ways to fill a table that stays the same table, so that views on it live on. #}

{# All rows anew. #}
{% macro get_incremental_replace_sql(arg_dict) %}
  {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
  delete from {{ arg_dict['target_relation'] }} where true;
  insert into {{ arg_dict['target_relation'] }} ({{ columns }})
  select {{ columns }} from {{ arg_dict['temp_relation'] }}
{% endmacro %}

{# New and changed rows by their key; in a full refresh all rows anew. #}
{% macro get_incremental_keyed_sql(arg_dict) %}
  {%- if flags.FULL_REFRESH -%}
    {{ get_incremental_replace_sql(arg_dict) }}
  {%- else -%}
    {{ adapter.dispatch('merge_keyed')(arg_dict) }}
  {%- endif -%}
{% endmacro %}

{% macro default__merge_keyed(arg_dict) %}
  {{ get_incremental_delete_insert_sql(arg_dict) }}
{% endmacro %}

{#
  With an index on just the key each row finds its place once, where a delete and an insert find it twice; in the key's order
  each page of the table and the index is wanted once, not whenever a row happens to be on it.
#}
{% macro postgres__merge_keyed(arg_dict) %}
  {%- set key = arg_dict['unique_key'] -%}
  {%- set indexed = config.get('indexes', []) | selectattr('unique') | map(attribute='columns') | list -%}
  {%- if key is string and [key] in indexed -%}
    {%- set names = arg_dict['dest_columns'] | map(attribute='name') | list -%}
    insert into {{ arg_dict['target_relation'] }} ({{ get_quoted_csv(names) }})
    select {{ get_quoted_csv(names) }} from {{ arg_dict['temp_relation'] }} order by {{ adapter.quote(key) }}
    on conflict ({{ adapter.quote(key) }}) do update set
    {%- for name in names if name != key %}
      {{ adapter.quote(name) }} = excluded.{{ adapter.quote(name) }}{{ ',' if not loop.last }}
    {%- endfor %}
  {%- else -%}
    {{ get_incremental_delete_insert_sql(arg_dict) }}
  {%- endif -%}
{% endmacro %}

{% macro bigquery__merge_keyed(arg_dict) %}
  {{ get_incremental_merge_sql(arg_dict) }}
{% endmacro %}

{#
  The index that a merge on PostgreSQL finds its rows by. DuckDB hashes the key, and would keep an index on millions of texts
  whole in its memory, beyond its memory_limit.
#}
{% macro key_index(column) -%}
  {{ return([{'columns': [column], 'unique': true}] if target.type == 'postgres' else []) }}
{%- endmacro %}

{# Whether only what is new is read. #}
{% macro only_new() -%}
  {{ return(is_incremental() and not flags.FULL_REFRESH) }}
{%- endmacro %}
