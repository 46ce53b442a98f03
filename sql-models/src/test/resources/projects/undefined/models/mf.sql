select {{ nowhere }}1 as x
