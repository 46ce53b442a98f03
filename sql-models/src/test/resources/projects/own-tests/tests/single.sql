{{ config(error_if='>1', warn_if='>0', severity='error') }}
select * from {{ ref('m') }} where id > 2
