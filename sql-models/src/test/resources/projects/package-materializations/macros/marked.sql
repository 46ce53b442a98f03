{% materialization marked, default %}
  {{ return(kit.materialization_view_default()) }}
{% endmaterialization %}
