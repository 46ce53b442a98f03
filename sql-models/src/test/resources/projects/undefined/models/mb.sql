select {{ b() }} as x
