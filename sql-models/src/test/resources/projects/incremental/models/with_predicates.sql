{{ config(unique_key='id', incremental_strategy='delete+insert', incremental_predicates=["day > 1"]) }}
select id, day, amount from raw_data.events
