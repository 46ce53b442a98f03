{{ config(pre_hook="{{ take_out_stale('day', 'deliveries', ref('int_cars_deliveries')) }}") }}

{{ missing_partitions('day', ref('int_cars_deliveries')) }}
