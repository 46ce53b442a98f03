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

memory_of() {
  say "$1 ..."
  TARGET_WAREHOUSE_WAREHOUSE=$2 TARGET_WAREHOUSE_LOAD_METHOD=append-only TARGET_WAREHOUSE_JAVA_OPTS=-Xmx256m \
    peak_of "$1" "$root/bin/target-warehouse" < <(repeated "$3")
}

# peak_of STEP COMMAND...: the launcher becomes the JVM, so its process is the one to watch; Linux only.
peak_of() {
  local step=$1 process most=0 now
  shift
  [ -r /proc/self/status ] || return 0
  rm -f "$work/process"
  # A background job would not read this shell's input.
  bash -c 'echo $$ >"$1"; shift; exec "$@"' - "$work/process" "$@" <&0 >/dev/null 2>"$work/target.log" &
  local job=$!
  while kill -0 "$job" 2>/dev/null; do
    process=$(cat "$work/process" 2>/dev/null || true)
    now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/${process:-none}/status" 2>/dev/null || true)
    [ "${now:-0}" -le "$most" ] || most=$now
    sleep 0.1
  done
  wait "$job" || fail 1 "target-warehouse failed: $(tail -n 3 "$work/target.log")"
  peak[$step]=$((most / 1024))
}

repeated() {
  local i
  head -n 1 "$work/orders.jsonl"
  for ((i = 0; i < $1; i++)); do tail -n +2 "$work/orders.jsonl"; done
}
