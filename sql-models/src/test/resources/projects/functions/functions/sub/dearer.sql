{{ config(tags=['x'], volatility='deterministic') }}
select {{ function('price') }}(price) + 1
