{{ config(incremental_strategy='append') }}
select id, day, amount from raw_data.events
{% if is_incremental() %}
where day > (select max(day) from {{ this }})
{% endif %}
