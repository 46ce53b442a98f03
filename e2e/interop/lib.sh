# shellcheck shell=bash
# What the scripts here share: Python programs from PyPI in virtual environments outside of the repository, the local
# shop, words for what fails. To be sourced; needs python3 with pip, as PyPI is reached by pip's own settings.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/shop-pipeline-interop
work=$(mktemp -d)
pids=()
trap 'end_all' EXIT
export PATH=$root/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1

end_all() {
  local pid
  ! declare -F stop_postgres >/dev/null || stop_postgres
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}

# fail [EXIT-CODE] MESSAGE
fail() {
  printf '%s: %s\n' "${0##*/}" "${*: -1}" >&2
  exit 1
}

say() {
  printf '  %s\n' "$1"
}

# step WORDS COMMAND...: runs quietly, shows what was said only where it failed.
step() {
  local words=$1 begun=$SECONDS
  shift
  if ! "$@" >"$work/said" 2>&1; then
    cat "$work/said" >&2
    fail "failed: $words"
  fi
  printf '  ok, %s s: %s\n' "$((SECONDS - begun))" "$words"
}

# venv NAME REQUIREMENT...: makes the environment where it is missing, and sets $venv to its folder of programs.
venv() {
  local home=$cache/$1
  shift
  venv=$home/bin
  [ ! -f "$home/complete" ] || [ "$(cat "$home/complete")" != "$*" ] || return 0
  rm -rf "$home"
  mkdir -p "$cache"
  python3 -m venv "$home" || fail "python3 can't make a virtual environment (Debian: apt-get install python3-venv)"
  if ! "$venv/pip" install -q "$@" >"$work/pip" 2>&1; then
    tail -n 20 "$work/pip" >&2
    fail "pip can't install $*: is PyPI reachable from here? (pip config list, environment PIP_INDEX_URL)"
  fi
  printf '%s' "$*" >"$home/complete"
}

# shop PRESET: starts the local shop and sets $shop to its address.
shop() {
  mkfifo "$work/shop.$1"
  shop-server --preset "$1" --data "$root/projects/shop/sample/$1" >"$work/shop.$1" 2>"$work/shop.$1.err" </dev/null &
  pids+=($!)
  read -r shop <"$work/shop.$1" || { cat "$work/shop.$1.err" >&2; fail "the local shop did not start"; }
}

# query FILE SQL: the first column of the answer, from a DuckDB file.
query() {
  printf '{"warehouse": "duckdb:%s"}' "$1" >"$work/query.json"
  target-warehouse show --config "$work/query.json" --limit -1 --inline "$2"
}

# postgres: starts a private server, unless POSTGRES_URL names one whose tables may be overwritten; sets $postgres_url.
postgres() {
  comparisons=() postgres_url=${POSTGRES_URL:-}
  # shellcheck source=bench/lib/postgres.sh
  . "$root/bench/lib/postgres.sh"
  chmod 711 "$work"
  need_postgres
  start_postgres
}

# json NAME TEXT: a configuration file; sets $file.
json() {
  file=$work/$1.json
  printf '%s\n' "$2" >"$file"
}

# load PROGRAM CONFIG MESSAGES: a target, to its end.
load() {
  "$1" --config "$2" <"$3" >/dev/null
}

# same MESSAGES STREAM COMMAND...: the rows that the command prints are the stream's records.
same() {
  local messages=$1 stream=$2
  shift 2
  "$@" >"$work/rows" && python3 "$root/e2e/interop/rows.py" "$messages" "$stream" "$work/rows"
}

postgres_rows() {
  psql -X -A -t -d "$postgres_url" -c "SELECT row_to_json(t) FROM \"$1\".\"$2\" t"
}

# postgres_parts: the address without its scheme, and as settings of JSON; sets $address and $connection.
postgres_parts() {
  address=${postgres_url#*://}
  local host=${address#*@} user=${address%%@*} database port
  database=${host#*/} host=${host%%/*}
  port=${host#*:} host=${host%%:*}
  # shellcheck disable=SC2034 # for the scripts
  connection="\"host\":\"$host\",\"port\":$port,\"user\":\"$user\",\"password\":\"none\",\"dbname\":\"$database\""
}
