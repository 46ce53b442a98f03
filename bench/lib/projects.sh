# shellcheck shell=bash disable=SC2154,SC2034
# dbt projects to be built: a small shop, and a wide one of many models.

# project FOLDER NAME: what every project has.
project() {
  mkdir -p "$1/models" "$1/seeds"
  printf 'name: %s\nversion: "1.0"\nprofile: bench\nmodels:\n  %s:\n    +materialized: view\n' "$2" "$2" >"$1/dbt_project.yml"
  printf 'bench:\n  target: duckdb\n  outputs:\n    duckdb: {type: duckdb, path: "%s", schema: main, threads: 4}\n' \
    "$1/$2.duckdb" >"$1/profiles.yml"
  [ -z "$postgres_url" ] || profile_of "$postgres_url" >>"$1/profiles.yml"
}

# profile_of URL: postgresql://user@host:port/database
profile_of() {
  [[ $1 =~ ^postgres(ql)?://([^:@/]+)(:([^@]*))?@([^:/]+):([0-9]+)/(.+)$ ]] ||
    fail 2 "--postgres-url $1: write postgresql://user@host:port/database"
  printf '    postgres: {type: postgres, user: "%s", password: "%s", host: "%s", port: %s, dbname: "%s", schema: bench_models, threads: 4}\n' \
    "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-none}" "${BASH_REMATCH[5]}" "${BASH_REMATCH[6]}" "${BASH_REMATCH[7]}"
}

# 28 nodes: 3 seeds, 5 models, 20 tests.
shop_project() {
  project "$1" shop
  awk 'BEGIN { print "id,name,city"; for (i = 1; i <= 100; i++) print i ",Customer " i ",City " i % 7 }' >"$1/seeds/raw_customers.csv"
  awk 'BEGIN { print "id,customer_id,ordered_on,status"
    for (i = 1; i <= 300; i++) printf "%d,%d,2026-%02d-%02d,%s\n", i, i % 90 + 1, i % 12 + 1, i % 28 + 1, i % 5 ? "paid" : "open" }' >"$1/seeds/raw_orders.csv"
  awk 'BEGIN { print "id,order_id,method,cents"
    for (i = 1; i <= 400; i++) printf "%d,%d,%s,%d\n", i, i % 300 + 1, i % 3 ? "card" : "cash", i * 37 % 9000 }' >"$1/seeds/raw_payments.csv"
  printf '%s\n' 'select id as customer_id, name, city from {{ ref("raw_customers") }}' >"$1/models/stg_customers.sql"
  printf '%s\n' 'select id as order_id, customer_id, ordered_on, status from {{ ref("raw_orders") }}' >"$1/models/stg_orders.sql"
  printf '%s\n' 'select id as payment_id, order_id, method, cents / 100.0 as amount from {{ ref("raw_payments") }}' >"$1/models/stg_payments.sql"
  cat >"$1/models/orders.sql" <<'SQL'
{{ config(materialized="table") }}
{% set methods = ["card", "cash"] %}
select o.order_id, o.customer_id, o.ordered_on, o.status
  {% for method in methods %}, sum(case when p.method = '{{ method }}' then p.amount else 0 end) as {{ method }}_amount{% endfor %},
  coalesce(sum(p.amount), 0) as amount
from {{ ref("stg_orders") }} o left join {{ ref("stg_payments") }} p on p.order_id = o.order_id
group by o.order_id, o.customer_id, o.ordered_on, o.status
SQL
  cat >"$1/models/customers.sql" <<'SQL'
{{ config(materialized="table") }}
with orders as (select customer_id, min(ordered_on) as first_order, count(*) as orders, sum(amount) as amount from {{ ref("orders") }} group by customer_id)
select c.customer_id, c.name, c.city, o.first_order, coalesce(o.orders, 0) as orders, coalesce(o.amount, 0) as amount
from {{ ref("stg_customers") }} c left join orders o on o.customer_id = c.customer_id
SQL
  cat >"$1/models/schema.yml" <<'YAML'
models:
  - {name: stg_customers, columns: [{name: customer_id, data_tests: [unique, not_null]}, {name: name, data_tests: [not_null]}]}
  - {name: stg_orders, columns: [{name: order_id, data_tests: [unique, not_null]}, {name: customer_id, data_tests: [not_null]},
      {name: status, data_tests: [{accepted_values: {arguments: {values: [paid, open]}}}]}]}
  - {name: stg_payments, columns: [{name: payment_id, data_tests: [unique, not_null]},
      {name: method, data_tests: [{accepted_values: {arguments: {values: [card, cash]}}}]}]}
  - {name: orders, columns: [{name: order_id, data_tests: [unique, not_null]}, {name: amount, data_tests: [not_null]},
      {name: customer_id, data_tests: [not_null, {relationships: {arguments: {to: ref("customers"), field: customer_id}}}]}]}
  - {name: customers, columns: [{name: customer_id, data_tests: [unique, not_null]}, {name: name, data_tests: [not_null]}, {name: orders, data_tests: [not_null]}]}
YAML
}

# wide_project FOLDER MODELS: five layers over 10 sources, of views and tables in turns. Two tests a model.
wide_project() {
  project "$1" wide
  awk -v folder="$1/models" -v models="$2" -v psql="$work/sources.sql" '
    function name(i) { return sprintf("m_%04d", i) }
    BEGIN {
      layer = int((models + 4) / 5)
      print "sources:\n  - name: raw\n    schema: bench_models\n    tables:" >(folder "/sources.yml")
      for (i = 0; i < 10; i++) {
        print "      - name: source_" i >(folder "/sources.yml")
        printf "create table bench_models.source_%d as select g as id, g %% 17 as kind, g * 1.5 as amount from generate_series(1, 200) g;\n", i >psql
      }
      print "models:" >(folder "/schema.yml")
      for (i = 1; i <= models; i++) {
        file = folder "/" name(i) ".sql"
        above = i - layer
        if (int((i - 1) / layer) % 2 == 1) print "{{ config(materialized=\"table\") }}" >file
        if (i <= layer) {
          printf "select id, kind, amount, {%% for n in range(3) %%}amount * {{ n }} as amount_{{ n }}{%% if not loop.last %%}, {%% endif %%}{%% endfor %%}\nfrom {{ source(\"raw\", \"source_%d\") }}\n", i % 10 >file
        } else {
          printf "select a.id, b.kind, a.amount + b.amount as amount, a.amount_0, a.amount_1, b.amount_2\nfrom {{ ref(\"%s\") }} a join {{ ref(\"%s\") }} b on b.id = a.id\n{%% if var(\"least\", 0) > 0 %%}where a.amount > {{ var(\"least\") }}{%% endif %%}\n", name(above), name(above > 1 ? above - (above % layer == 1 ? 0 : 1) : above) >file
        }
        close(file)
        printf "  - {name: %s, description: Model %d, columns: [{name: id, data_tests: [unique, not_null]}]}\n", name(i), i >(folder "/schema.yml")
      }
    }'
}

# What psql is given: the models in the order of their numbers, then the tests, all as the last build compiled them.
compiled_sql() {
  local folder=$work/wide/target/compiled/wide/models file name kind
  for file in "$folder"/m_*.sql; do
    name=${file##*/}
    kind=view
    ! grep -q 'materialized="table"' "$work/wide/models/$name" || kind=table
    printf 'create %s bench_models.%s as\n' "$kind" "${name%.sql}"
    cat "$file"
    printf '\n;\n'
  done
  for file in "$folder"/schema.yml/*.sql; do
    printf 'select count(*) from (\n'
    cat "$file"
    printf '\n) as failures;\n'
  done
}
