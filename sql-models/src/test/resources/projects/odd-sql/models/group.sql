{#- nothing -#}

/* a block */ select "the id" as id, '{{ '{{' }}' as braces, '%' as percent, 'a;b' as semicolon from {{ ref('order') }}
-- end