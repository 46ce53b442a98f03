select price * {{ var('factor', 2) }}
