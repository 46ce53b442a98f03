{{ config(tags=['gate']) }}
select review, product_id
from {{ ref('stg_reviews') }}
where review is null or review not between 1 and 5
