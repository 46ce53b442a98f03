{{ config(severity='warn') }}

select transaction_id
from {{ ref('fct_transactions') }}
where {% if as_of() %}{{ utc_date('created_at') }} > cast('{{ as_of() }}' as date){% else %}false{% endif %}
