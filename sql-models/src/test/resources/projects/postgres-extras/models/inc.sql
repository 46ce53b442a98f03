{{ config(materialized='incremental', grants={'select': var('who', 'reader')}) }} select 1 as id
