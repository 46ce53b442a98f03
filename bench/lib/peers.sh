# shellcheck shell=bash disable=SC2154,SC2034
# Other Singer targets with the same stream, on request: they are Python programs that pip installs.

peer_packages='meltanolabs-target-postgres pipelinewise-target-postgres target-duckdb'
comparisons+=('peers: meltanolabs-target-postgres|postgres: upsert, new table|'
  'peers: pipelinewise-target-postgres|postgres: upsert, new table|' 'peers: target-duckdb|duckdb: upsert, new table|')

prepare_peers() {
  local package
  [ "$peers" = new ] || return 0
  peers=$work/peers
  for package in $peer_packages; do # one environment each: they want different versions of the same libraries
    say "installing $package ..."
    { python3 -m venv "$peers/$package" && "$peers/$package/bin/pip" -q install "$package"; } >"$work/pip.log" 2>&1 ||
      say "$package can't be installed, it is left out: $(tail -n 1 "$work/pip.log")"
  done
}

# peer PACKAGE COMMAND CONFIG: measured if its command is there.
peer() {
  local command
  for command in "$peers/$1/bin/$2" "$peers/bin/$2"; do
    [ -x "$command" ] || continue
    printf '%s\n' "$3" >"$work/peer.json"
    measure "peers: $1" run_peer "$1" "$command"
    return
  done
}

run_peer() {
  "$2" --config "$work/peer.json" <"$work/orders.jsonl" >/dev/null 2>"$work/peer.log" ||
    say "$1 failed: $(tail -n 1 "$work/peer.log")"
}

peers_round() {
  local address=${postgres_url#*://} host port
  host=${address#*@} host=${host%%/*} port=${host##*:} host=${host%%:*}
  sql -c 'drop schema if exists peers cascade' -c 'create schema peers'
  peer meltanolabs-target-postgres target-postgres \
    "{\"sqlalchemy_url\":\"postgresql+psycopg://$address\",\"default_target_schema\":\"peers\"}"
  sql -c 'drop schema if exists peers cascade' -c 'create schema peers'
  peer pipelinewise-target-postgres target-postgres "{\"host\":\"$host\",\"port\":$port,\"user\":\"${address%%@*}\",
    \"password\":\"none\",\"dbname\":\"${address##*/}\",\"default_target_schema\":\"peers\"}"
  rm -f "$work"/peer.duckdb*
  peer target-duckdb target-duckdb "{\"filepath\":\"$work/peer.duckdb\",\"default_target_schema\":\"main\"}"
}
