select cast({{ function('dearer') }}(10) as integer) as dearer, cast({{ function('price') }}() as integer) as usual
