{{ config(materialized='incremental', indexes=[{'columns': ['a']}]) }} select 1 as a
