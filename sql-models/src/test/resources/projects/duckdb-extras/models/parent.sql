select {{ var('parent', 1) }} as id
