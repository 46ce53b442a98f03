{{ config(tags=['gate']) }}
select *
from {{ ref('best_performing_product') }}
where
    ingestion_date = {{ as_of() }}
    and (
        product_name is null
        or most_ordered_day is null
        or is_public_holiday is null
        or tt_review_points is null
        or pct_one_star_review is null
        or pct_two_star_review is null
        or pct_three_star_review is null
        or pct_four_star_review is null
        or pct_five_star_review is null
        or pct_early_shipments is null
        or pct_late_shipments is null
    )
