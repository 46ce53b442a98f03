{{ config(materialized='incremental') }}
select id, day from {{ ref('visits') }}
{% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
