{{ config(pre_hook="{{ take_out_stale('month', 'active_customers', ref('int_type_share')) }}") }}

{{ missing_partitions('month', ref('int_type_share')) }}
