select no_such_column as n
