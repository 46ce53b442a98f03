select 1{{ ({}).nope }} as x
