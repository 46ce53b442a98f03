select '{{ env_var('WHO', 'nobody') }}' as who
