{{ config(pre_hook="{{ take_out_stale('day', 'cars', ref('int_defleeted_cars_volumes')) }}") }}

{{ missing_partitions('day', ref('int_defleeted_cars_volumes')) }}
