{{ config(contract={'enforced': true}, materialized=var('how', 'table'), enabled=var('on', true)) }} select 1 as id, 2 as b
