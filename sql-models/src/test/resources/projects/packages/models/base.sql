select 'root' as id
