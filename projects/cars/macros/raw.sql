{# A raw table, or one without rows where no run has loaded it yet: each source may be run alone. "columns" are names and types. #}
{% macro raw_table(relation, columns) -%}
  {%- if execute and adapter.get_relation(relation.database, relation.schema, relation.identifier) is none -%}
  (
      select
          {% for name, type in columns.items() -%}
          cast(null as {{ type }}) as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
          {% endfor %}
      where false
  ) as nothing
  {%- else -%}
  {{ relation }}
  {%- endif -%}
{%- endmacro %}

{% macro type_moment() -%}
  {{ return('timestamp' if target.type == 'bigquery' else 'timestamp with time zone') }}
{%- endmacro %}
