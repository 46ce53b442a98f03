{% set found = run_query("select cast('2024-01-02 03:04:00' as timestamp) as first_one, cast('2024-01-02 03:04:05.5' as timestamp) as later, cast('03:04:05' as time) as clock, cast('12345678-1234-1234-1234-123456789012' as uuid) as id") %}
{% if execute %}
{% set values = found.rows[0].values() %}
select $q${{ values[0:2] }}$q$ as shown, $q${{ [values[1] - values[0]] }}$q$ as span, '{{ values[2] == "03:04:05" }}' as clock, '{{ values[3] in ["12345678-1234-1234-1234-123456789012"] }}' as id
{% endif %}
