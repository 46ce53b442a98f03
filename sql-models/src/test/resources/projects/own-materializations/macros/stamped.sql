{% materialization stamped, default %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set intermediate = make_intermediate_relation(target_relation) -%}
  {%- set backup = make_backup_relation(target_relation, 'table' if existing_relation is none else existing_relation.type) -%}
  {{ drop_relation_if_exists(load_cached_relation(intermediate)) }}
  {{ drop_relation_if_exists(load_cached_relation(backup)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') -%}
    {{ get_create_table_as_sql(False, intermediate, "select *, '" ~ config.get('stamp', 'none') ~ "' as stamp from (" ~ sql ~ ") q") }}
  {%- endcall %}
  {% if existing_relation is not none %}{% do adapter.rename_relation(existing_relation, backup) %}{% endif %}
  {% do adapter.rename_relation(intermediate, target_relation) %}
  {% do create_indexes(target_relation) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {{ adapter.commit() }}
  {{ drop_relation_if_exists(backup) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization forgetful, default %}
  {% call statement('main') %}create table {{ this }} as ({{ sql }}){% endcall %}
  {{ return({'relations': [this]}) }}
{% endmaterialization %}

{% materialization silent, default %}
  {% do run_query('select 1') %}
{% endmaterialization %}

{% materialization filled, default %}
  {%- set target = this.incorporate(type='table') -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {{ run_hooks(pre_hooks) }}
  {% if existing is none or should_full_refresh() %}
    {% call statement('main') %}{{ create_table_as(False, target, sql) }}{% endcall %}
  {% else %}
    {%- set temp = make_temp_relation(target) -%}
    {% if on_schema_change == 'append_new_columns' %}
      {%- set temp = make_intermediate_relation(target) -%}
      {% call statement('temp') %}{{ create_table_as(False, temp, sql) }}{% endcall %}
      {% do process_schema_changes(on_schema_change, temp, existing) %}
    {% else %}
      {%- set temp = make_intermediate_relation(target) -%}
      {% call statement('temp') %}{{ create_table_as(False, temp, sql) }}{% endcall %}
    {% endif %}
    {%- set columns = adapter.get_columns_in_relation(existing) -%}
    {% call statement('main') %}{{ get_delete_insert_merge_sql(target, temp, config.get('unique_key'), columns, none) }}{% endcall %}
    {% do adapter.drop_relation(temp) %}
  {% endif %}
  {% do adapter.commit() %}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{% macro create_view_as(relation, sql) %}create view {{ relation }} as (select *, 'viewed' as mark from ({{ sql }}) q){% endmacro %}
