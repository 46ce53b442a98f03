{{ config(tags=['t'], alias='renamed') }} select 1 as id
