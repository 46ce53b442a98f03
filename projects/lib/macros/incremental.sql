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

{% macro bigquery__merge_keyed(arg_dict) %}
  {{ get_incremental_merge_sql(arg_dict) }}
{% endmacro %}

{# Whether only what is new is read. #}
{% macro only_new() -%}
  {{ return(is_incremental() and not flags.FULL_REFRESH) }}
{%- endmacro %}
