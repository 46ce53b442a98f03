{{ config(on_schema_change='ignore') }}
select {{ var('columns', "1 as id, cast('a' as varchar(5)) as name, 1 as gone, 1 as num") }}
