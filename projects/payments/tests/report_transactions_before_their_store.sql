{{ config(severity='warn', fail_calc='coalesce(sum(transactions), 0)') }}

select
    store_id,
    transactions
from {{ ref('v_data_quality_before_store') }}
