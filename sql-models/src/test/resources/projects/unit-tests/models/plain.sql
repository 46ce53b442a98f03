select 1 as id, cast(null as varchar(3)) as word
