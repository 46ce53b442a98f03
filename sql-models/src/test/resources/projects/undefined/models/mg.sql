{% if false %}{% set v = 2 %}{% endif %}select 1{{ v }} as x
