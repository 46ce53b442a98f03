{{ config(grants={'select': ['writer']} if var('writers', true) else {'select': []}) }} select 1 as id
