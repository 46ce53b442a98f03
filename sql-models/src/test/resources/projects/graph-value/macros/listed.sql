{% macro listed(type) %}
{%- set names = [] -%}
{%- if execute -%}
{%- for node in graph.nodes.values() | selectattr('resource_type', 'equalto', type) -%}
{%- do names.append(node.name ~ ':' ~ node.config.materialized ~ ':' ~ node.path ~ ':' ~ node.original_file_path ~ ':' ~ node.tags | join('+') ~ ':' ~ node.config.meta.team ~ ':' ~ node.schema ~ ':' ~ node.alias ~ ':' ~ node.depends_on.nodes | join('+')) -%}
{%- endfor -%}
{%- for source in graph.sources.values() -%}{%- do names.append(source.source_name ~ '.' ~ source.name ~ '=' ~ source.identifier) -%}{%- endfor -%}
{%- for id in graph.exposures.keys() -%}{%- do names.append(id) -%}{%- endfor -%}
{%- endif -%}
{{ return(names | sort | join(' ')) }}
{% endmacro %}
