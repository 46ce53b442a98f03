# shellcheck shell=bash disable=SC2154,SC2034
# What the order of messages costs: the same rows with more STATEs, repeated SCHEMAs, many streams. And the start.

comparisons+=('start: 1,000 records into duckdb|=|0.30'
  'start: 1,000 records into postgres|=|0.30'
  'flow: STATE after each record|flow: one STATE|1.2'
  'flow: SCHEMA every 100 records|flow: one STATE|1.05'
  'flow: 50 interleaved streams|flow: one STATE|'
  'flow: 50 interleaved streams, all records|flow: all records|1.3')

prepare_flow() {
  runs start || runs flow || return 0
  local all=$work/orders.jsonl some=$((rows < 100000 ? rows : 100000))
  local state='{"type":"STATE","value":{"bookmarks":{"orders":%d}}}\n'
  grep -v '"type":"STATE"' "$all" | head -n "$((some + 1))" >"$work/records.jsonl" || true
  head -n 1001 "$work/records.jsonl" >"$work/few.jsonl"
  awk -v state="$state" '{ print } END { printf state, NR }' "$work/records.jsonl" >"$work/one-state.jsonl"
  awk -v state="$state" '{ print } NR > 1 { printf state, NR }' "$work/records.jsonl" >"$work/states.jsonl"
  awk -v state="$state" 'NR == 1 { schema = $0 } { print } NR > 1 && NR % 100 == 0 { print schema } END { printf state, NR }' \
    "$work/records.jsonl" >"$work/schemas.jsonl"
  interleaved "$work/records.jsonl" >"$work/interleaved.jsonl"
  grep -v '"type":"STATE"' "$all" | awk -v state="$state" '{ print } END { printf state, NR }' >"$work/all.jsonl"
  interleaved "$work/all.jsonl" >"$work/all-interleaved.jsonl"
}

# Runs of 100 records for each of 50 streams.
interleaved() {
  grep -v '"type":"STATE"' "$1" | awk -v state="$state" '
    function of(line, stream) { sub(/"stream":"orders"/, "\"stream\":\"orders_" stream "\"", line); return line }
    NR == 1 { for (i = 0; i < 50; i++) print of($0, i); next }
    { print of($0, int(NR / 100) % 50) }
    END { printf state, NR }'
}

flow_round() {
  local step
  for step in 'one STATE=one-state' 'STATE after each record=states' 'SCHEMA every 100 records=schemas' \
    '50 interleaved streams=interleaved' 'all records=all' '50 interleaved streams, all records=all-interleaved'; do
    rm -f "$work"/flow.duckdb*
    measure "flow: ${step%=*}" load_singer "duckdb:$work/flow.duckdb" upsert "$work/${step#*=}.jsonl"
  done
}

start_round() {
  rm -f "$work"/start.duckdb*
  measure 'start: 1,000 records into duckdb' load_singer "duckdb:$work/start.duckdb" upsert "$work/few.jsonl"
  [ -n "$postgres_url" ] || return 0
  fresh orders
  measure 'start: 1,000 records into postgres' load_singer "$postgres_url" upsert "$work/few.jsonl"
}
