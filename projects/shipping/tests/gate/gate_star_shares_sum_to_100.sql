{{ config(tags=['gate']) }}
select *
from {{ ref('best_performing_product') }}
where
    ingestion_date = {{ as_of() }}
    and abs(
        pct_one_star_review + pct_two_star_review + pct_three_star_review + pct_four_star_review + pct_five_star_review - 100
    ) > 0.05
