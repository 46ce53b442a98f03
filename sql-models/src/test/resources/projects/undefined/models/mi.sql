select 1{{ nowhere.sub }} as x
