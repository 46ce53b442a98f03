{% if execute %}{% do exceptions.warn('This is doubtful.') %}{% endif %}
select 1 as id
