select count(*) as days, min(date_day) as first_day, max(date_day) as last_day
from ({{ dbt.date_spine('day', "cast('2024-01-01' as date)", "cast('2024-01-10' as date)") }}) as spine
