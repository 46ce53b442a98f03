# shellcheck shell=bash disable=SC2154,SC2034
# The most memory that a load keeps resident with -Xmx256m, at 200,000 rows and at ten times --rows, into both
# warehouses. The rows are repeated from the generated file: 20 million would take 8 GB of disk.

measure_memory() {
  local times
  for times in 1 10; do
    memory_of "memory: duckdb, $((rows * times)) rows" "duckdb:$work/memory.duckdb" "$times"
    rm -f "$work"/memory.duckdb*
    [ -n "$postgres_url" ] || continue
    fresh orders
    memory_of "memory: postgres, $((rows * times)) rows" "$postgres_url" "$times"
  done
}

# memory_of STEP WAREHOUSE TIMES: the launcher becomes the JVM, so its process is the one to watch; Linux only.
memory_of() {
  local process most=0 now
  [ -r /proc/self/status ] || return 0
  say "$1 ..."
  repeated "$3" | TARGET_WAREHOUSE_WAREHOUSE=$2 TARGET_WAREHOUSE_LOAD_METHOD=append-only \
    TARGET_WAREHOUSE_JAVA_OPTS=-Xmx256m bash -c 'echo $$ >"$1"; exec "$2"' - "$work/process" \
    "$root/bin/target-warehouse" >/dev/null 2>"$work/target.log" &
  local pipe=$!
  while kill -0 "$pipe" 2>/dev/null; do
    process=$(cat "$work/process" 2>/dev/null || true)
    now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/${process:-none}/status" 2>/dev/null || true)
    [ "${now:-0}" -le "$most" ] || most=$now
    sleep 0.1
  done
  wait "$pipe" || fail 1 "target-warehouse failed: $(tail -n 3 "$work/target.log")"
  peak[$1]=$((most / 1024))
}

repeated() {
  local i
  head -n 1 "$work/orders.jsonl"
  for ((i = 0; i < $1; i++)); do tail -n +2 "$work/orders.jsonl"; done
}
