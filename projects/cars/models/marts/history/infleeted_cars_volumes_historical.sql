{{ config(pre_hook="{{ take_out_stale('day', 'cars', ref('int_infleeted_cars_volumes')) }}") }}

{{ missing_partitions('day', ref('int_infleeted_cars_volumes')) }}
