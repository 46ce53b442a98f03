{{ config(unique_key='id', incremental_strategy='merge', merge_exclude_columns=['AMOUNT'],
          incremental_predicates=['DBT_INTERNAL_DEST.id > 0']) }}
select id, max(day) as day, sum(amount) as amount from raw_data.events group by id
