{% macro catalog(name=none) %}
  {% set relation = api.Relation.create(database=target.database, schema='ANALYTICS', identifier=name) %}
  {% set found = get_catalog_relations(api.Relation.create(database=target.database, schema='information_schema'), [relation]) %}
  {% set words = namespace(text='') %}
  {% for row in found %}{% set words.text = words.text ~ row['table_name'] ~ '.' ~ row['column_name'] ~ ',' %}{% endfor %}
  {% do log(words.text, info=True) %}
{% endmacro %}
