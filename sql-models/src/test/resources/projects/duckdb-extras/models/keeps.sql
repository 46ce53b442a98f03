{{ config(materialized='incremental', on_schema_change='fail', enabled=var('keeps', false)) }} select 1 as parent_id
