select {{ d() }} as x
