{% materialization view, default %}
  {% do drop_relation_if_exists(load_cached_relation(this)) %}
  {% call statement('main') %}create view {{ this }} as select id, 'kit' as maker from ({{ sql }}) q{% endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': [this.incorporate(type='view')]}) }}
{% endmaterialization %}
