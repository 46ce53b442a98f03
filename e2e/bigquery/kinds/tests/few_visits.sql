{{ config(severity='warn') }}
select id from {{ ref('visit_table') }} where id > 3
