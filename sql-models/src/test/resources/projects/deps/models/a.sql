select {{ kit.one() }} as id
