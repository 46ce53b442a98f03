{{ config(alias='other_name', tags=['t']) }} select 1 as id
