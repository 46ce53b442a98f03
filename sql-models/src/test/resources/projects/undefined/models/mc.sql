select {{ c() }} as x
