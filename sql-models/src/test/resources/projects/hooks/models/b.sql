{{ config(materialized='table', post_hook=["select * from nowhere.at_all", {"sql": "nonsense here", "transaction": False}]) }}
select 1 as id
