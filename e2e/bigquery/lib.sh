# shellcheck shell=bash
# What the scripts here share: the local shop, the local BigQuery. To be sourced.
# shellcheck source=e2e/interop/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../interop/lib.sh"
# shellcheck disable=SC2154
here=$root/e2e/bigquery
export PII_HASH_KEY=not-a-secret

# serve DATA: a shop with that data; sets $shop.
serve() {
  rm -f "$work/shop.out"
  mkfifo "$work/shop.out"
  shop-server --preset fakestore --data "$1" >"$work/shop.out" 2>"$work/shop.err" </dev/null &
  pids+=($!)
  read -r shop <"$work/shop.out" || { cat "$work/shop.err" >&2; fail "the local shop did not start"; }
}

# bigquery PROJECT [BUCKET]: starts a server; sets $bigquery_port, with a bucket $storage_port.
bigquery() {
  mkfifo "$work/server.in" "$work/server.out"
  "$here/server" "$work/server" "$@" <"$work/server.in" >"$work/server.out" 2>"$work/server.err" &
  pids+=($!)
  exec 8>"$work/server.in"
  # shellcheck disable=SC2034 # for the scripts
  read -r word bigquery_port storage_port <"$work/server.out" && [ "$word" = ready ] ||
    { cat "$work/server.err" >&2; fail "no local BigQuery"; }
}

# bigquery_url PROJECT
bigquery_url() {
  printf 'bigquery://%s/shop?retry_initial_delay_ms=50&endpoint=http://127.0.0.1:%s' "$1" "$bigquery_port"
}
