{{ config(schema='named') }}
select cast({{ cents('250') }} as numeric(6,2)) as euros, {{ answer() | sum }} as total, {{ macros_case.label('x') }} as label,
  '{{ this.identifier }}' as me, '{{ target.name }}' as target, '{{ env_var("WHO", "nobody") }}' as who, {{ is_incremental() }} as inc
