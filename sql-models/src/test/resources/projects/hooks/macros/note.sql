{% macro note(what) %}insert into audit.log select (select count(*) from audit.log), '{{ what }}'{% endmacro %}
