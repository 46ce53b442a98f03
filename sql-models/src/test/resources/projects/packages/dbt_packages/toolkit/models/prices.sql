select 1 as id, 'Old Book' as kind, '{{ var("unit") }} {{ var("shared") }} {{ var("own_only") }} {{ var("scoped") }}' as vars,
  '{{ local_name() }} {{ project_name }} {{ model.package_name }}' as names
union all select 2, 'new-pen', 'x', 'y'
