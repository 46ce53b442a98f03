{{ config(post_hook=after_commit("{{ note('after commit ' ~ this.identifier) }}")) }}
select 1 as id
