# shellcheck shell=bash disable=SC2154,SC2034
# DuckDB: what it does by itself with the same rows, in a JVM through its driver, as ours runs it.

record="STRUCT(id BIGINT, number VARCHAR, customer BIGINT, email VARCHAR, status VARCHAR, quantity BIGINT,
  price DECIMAL(38,9), paid BOOLEAN, ordered_on DATE, updated_at TIMESTAMPTZ, address VARCHAR, attributes JSON)"
comparisons+=('duckdb: append|duckdb: its own read_json|1.4'
  'duckdb: append|duckdb: its own read_csv|'
  'duckdb: upsert, new table|duckdb: its own read_json|1.4'
  'duckdb: upsert again|duckdb: its own read_json|1.4')

own_json() {
  java_program Execute "duckdb:$work/json.duckdb" "CREATE TABLE orders AS SELECT record.* FROM
    read_json('$work/orders.jsonl', format = 'newline_delimited', columns = {type: 'VARCHAR', record: '$record'})
    WHERE type = 'RECORD'"
}

own_csv() {
  local types=${record#STRUCT(}
  types=$(sed -E "s/([a-z_]+) ([A-Z]+(\([0-9,]+\))?)/\1: '\2'/g" <<<"${types%)}")
  java_program Execute "duckdb:$work/csv.duckdb" "CREATE TABLE orders AS SELECT * FROM
    read_csv('$work/orders.csv', header = false, columns = {$types})"
}

duckdb_round() {
  rm -f "$work"/*.duckdb "$work"/*.duckdb.wal
  measure 'duckdb: its own read_json' own_json
  measure 'duckdb: append' load_singer "duckdb:$work/append.duckdb" append-only
  measure 'duckdb: its own read_csv' own_csv
  measure 'duckdb: upsert, new table' load_singer "duckdb:$work/upsert.duckdb" upsert
  measure 'duckdb: upsert again' load_singer "duckdb:$work/upsert.duckdb" upsert
}
