{{ config(materialized='stamped', stamp='x') }} select 1/0 as id, no_such_column as y
