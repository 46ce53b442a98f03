{{ config(materialized='table', pre_hook=["{{ note('in file') }}", {"sql": "{{ note('outside') }}", "transaction": False}],
          post_hook="insert into {{ this }} select max(id) + 1 from {{ ref('s') }}") }}
select id from {{ ref('s') }}
