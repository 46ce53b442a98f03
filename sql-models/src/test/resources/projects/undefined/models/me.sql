select {{ e() }} as x
