{{ config(unique_key='id') }}
select id, day, amount, {{ is_incremental() }} as again from raw_data.events
{% if is_incremental() %} where day >= (select max(day) from {{ this }}) {% endif %}
