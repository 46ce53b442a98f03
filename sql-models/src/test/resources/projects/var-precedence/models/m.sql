select '{{ var("a") }}' as a, '{{ var("b") }}' as b, '{{ var("c") }}' as c, '{{ var("d", "default") }}' as d, '{{ var("e", none) is none }}' as e
