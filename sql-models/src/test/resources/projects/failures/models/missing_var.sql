select {{ var('not_there') }} as id
