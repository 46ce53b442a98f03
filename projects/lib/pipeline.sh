# What the projects' pipeline scripts have in common: options, the state file, the load, the build, signals. Sourced, not run.
# The script sets: name, project (its folder), usage (a function), options and flags (names without dashes), source (what is read);
# where it knows more than 'run': commands, and those of them that take one operand.
# shellcheck shell=bash disable=SC2034,SC2154

commands=(run)
with_operand=()
bin=$(dirname -- "$(dirname -- "$project")")/bin

# fail CODE TEXT...
fail() {
  local code=$1
  shift
  printf 'pipeline: %s\n' "$*" >&2
  exit "$code"
}

# report STEP TEXT: the step's summary line, with its seconds.
report() {
  printf '%s %-6s  %s  (%d s)\n' "$name" "$1" "$2" "$((SECONDS - step_began))"
  step_began=$SECONDS
}

# Sets command, operand, and a variable for each of the options and flags, '-' in a name being '_'. EXAMPLE is shown where there
# is no command.
parse_arguments() {
  local example=$1 option
  shift
  for option in "${options[@]}" "${flags[@]}"; do
    [[ $option == warehouse ]] || printf -v "${option//-/_}" '%s' ''
  done
  warehouse=${TARGET_WAREHOUSE_WAREHOUSE:-duckdb:$name.duckdb}
  case ${1:-} in
    -h | --help | help) usage && exit 0 ;;
    '') fail 2 "say what to do: '$example' (--help tells more)" ;;
  esac
  [[ " ${commands[*]} " == *" $1 "* ]] || fail 2 "'$1' is not a command: $(command_names) (--help tells more)"
  command=$1 operand=''
  shift
  while (($#)); do
    case $1 in
      -h | --help) usage && exit 0 ;;
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    option=${1#--}
    if [[ $1 == --* && " ${flags[*]} " == *" $option "* ]]; then
      printf -v "${option//-/_}" '%s' yes
      shift
    elif [[ $1 == --* && " ${options[*]} " == *" $option "* ]]; then
      [[ ${2:-} ]] || fail 2 "$1 needs a value (--help tells more)"
      printf -v "${option//-/_}" '%s' "$2"
      shift 2
    elif [[ $1 != -* && ! $operand && " ${with_operand[*]} " == *" $command "* ]]; then
      operand=$1
      shift
    else
      fail 2 "'$1' is not an option of '$command' (--help tells more)"
    fi
  done
}

command_names() {
  local names
  ((${#commands[@]} > 1)) || { printf "the only one is '%s'" "${commands[0]}" && return; }
  printf -v names "'%s', " "${commands[@]}"
  printf 'there are %s' "${names%, }"
}

# require_key WHAT is hashed with it.
require_key() {
  [[ ${PII_HASH_KEY:-} ]] || fail 3 "PII_HASH_KEY is not set: $1 are hashed with it. Make one with
  export PII_HASH_KEY=\$(openssl rand -hex 32)
and keep it: with another key the same person gets another hash."
}

# require_day OPTION DAY: an ISO date that is not in the future; today where it is empty.
require_day() {
  [[ $2 =~ ^[0-9]{4}-[01][0-9]-[0-3][0-9]$ ]] || fail 2 "$1 is '$2': say a day as 2022-09-05"
  [[ ! $2 > $(date -u +%F) ]] || fail 2 "$1 is $2, which is in the future: say a day that is past, or today"
}

# The warehouse's URL without user, password and options.
shown_warehouse() {
  local url=${warehouse%%\?*}
  [[ $url == *://*@* ]] && url=${url%%://*}://${url##*@}
  printf '%s' "$url"
}

# Then a state is of no use: what it says is loaded is not there.
warehouse_is_gone() {
  local shown
  shown=$(shown_warehouse)
  [[ $shown == duckdb:* && ! -e ${shown#duckdb:} ]]
}

# One state per warehouse and source: read with another, it would leave rows out.
default_state() {
  local shown
  shown=$(shown_warehouse)
  if [[ $shown == duckdb:* ]]; then
    shown=${shown#duckdb:}
    printf '%s' "${shown%.duckdb}.$source.state.json"
  else
    shown=${shown#*://}
    printf '%s' "${shown//[^A-Za-z0-9._-]/-}.$source.state.json"
  fi
}

# Moves the last whole line of "$state.new" to the state file, at once or not at all. Each line is a state of what is
# committed; a line without its end was cut off by a kill.
keep_state() {
  local line='' last=''
  [[ -s $state.new ]] || { rm -f -- "$state.new" && return; }
  while IFS= read -r line; do
    [[ -z $line ]] || last=$line
  done <"$state.new"
  if [[ $last ]]; then
    printf '%s\n' "$last" >"$state.tmp"
    mv -f -- "$state.tmp" "$state"
  fi
  rm -f -- "$state.new"
}

# One run at a time on a warehouse: another waits, ten minutes at most. The programs hold the lock too, so that a run that was
# killed leaves it only with the last of them. Without flock the warehouse's own locks must do.
lock_warehouse() {
  local file
  file=$(shown_warehouse)
  if [[ $file == duckdb:* ]]; then
    file=${file#duckdb:}.lock
    [[ -d $(dirname -- "$file") ]] || fail 3 "there is no folder for ${file%.lock}: make it, or name another --warehouse"
  else
    file=${file#*://}
    file=${TMPDIR:-/tmp}/pipeline-$UID-${file//[^A-Za-z0-9._-]/-}.lock
  fi
  command -v flock >/dev/null || return 0
  exec {lock}>>"$file" || fail 3 "can't write $file, which keeps two runs apart"
  flock -n "$lock" && return
  printf 'pipeline: waits for another run on %s\n' "$(shown_warehouse)" >&2
  flock -w "${PIPELINE_LOCK_SECONDS:-600}" "$lock" ||
    fail 5 "another run on $(shown_warehouse) is not done yet: run again when it is"
}

# The warehouse's own state is written with the rows that it speaks of: read from there, no kill can part the two. Needs begin.
state_from_warehouse() {
  local code=0
  state_in_warehouse=yes
  ! warehouse_is_gone || return 0
  "$bin/target-warehouse" state --or-empty --config "$project/target.json" >"$state" || code=$?
  ((code == 0)) || fail "$code" "the state in $(shown_warehouse) can't be read"
}

# Makes the state file ready, and what the programs' environment needs.
begin() {
  export TARGET_WAREHOUSE_WAREHOUSE=$warehouse
  [[ -d $(dirname -- "$state") ]] || fail 3 "there is no folder for the state file $state: make it, or name another --state"
  keep_state # of a run that was killed
  step_began=$SECONDS
}

# Runs a command in a process group of its own, so that a signal to this script ends all of it, and waits for its end.
run_group() {
  local job code=0
  signalled=''
  set -m
  "$@" </dev/null &
  job=$!
  set +m
  trap 'signalled=130; kill -s INT -- "-$job" 2>/dev/null || :' INT
  trap 'signalled=143; kill -s TERM -- "-$job" 2>/dev/null || :' TERM
  trap 'signalled=129; kill -s TERM -- "-$job" 2>/dev/null || :' HUP
  wait "$job" || code=$?
  while kill -0 "$job" 2>/dev/null; do
    code=0
    wait "$job" || code=$?
  done
  trap - INT TERM HUP
  return "${signalled:-$code}"
}

# Where the target also builds, it must not take the end of a tap that failed for the end of the data: it is stopped before it sees one.
run_tap() {
  trap : INT TERM
  local code=0
  "$bin/tap-shop" "${tap_arguments[@]}" || code=$?
  if ((code)) && [[ ${building:-} ]]; then
    trap '' TERM
    kill -s TERM 0
  fi
  return "$code"
}

# Writes the two exit codes to a file. The trap keeps this process until the programs, which get the signal too, have ended.
tap_and_target() {
  trap : INT TERM
  local codes
  set +e
  run_tap | "$bin/target-warehouse" "${target_arguments[@]}"
  codes=("${PIPESTATUS[@]}")
  printf '%s\n' "${codes[*]}" >"$state.codes"
}

# The tap with tap_arguments into the target with target_arguments. Sets code (of all), tap_code, target_code.
run_pair() {
  code=0 tap_code=1 target_code=1
  run_group tap_and_target || code=$?
  [[ -s $state.codes ]] && read -r tap_code target_code <"$state.codes"
  rm -f -- "$state.codes"
}

# load TAP-ARGUMENT...: the tap into the target, from the state on unless --full-refresh forgets it.
load() {
  local tap_code target_code code
  tap_arguments=("$@") target_arguments=(--config "$project/target.json")
  [[ $full_refresh || ! -s $state ]] || warehouse_is_gone || tap_arguments+=(--state "$state")
  run_pair >>"$state.new"
  keep_state
  [[ -z $signalled ]] || fail "$code" "stopped by a signal$(kept)"
  if [[ ${building:-} ]]; then
    ((target_code != 143 || tap_code == 0)) || fail "$tap_code" "tap-shop failed with $tap_code, and no model was built$(kept)"
    ((target_code != 6)) || fail 6 "the models failed with 6; the load before them is done"
  fi
  ((target_code == 0)) || fail "$target_code" "target-warehouse failed with $target_code (tap-shop ended with $tap_code)$(kept)"
  ((tap_code == 0)) || fail "$tap_code" "tap-shop failed with $tap_code$(kept)"
}

# load_and_build TAP-ARGUMENT...: both in one process, which reads the models' files while it waits for the tap.
load_and_build() {
  building=yes
  export TARGET_WAREHOUSE_MODELS_PROJECT_DIR=$project
  [[ ! $full_refresh ]] || export TARGET_WAREHOUSE_MODELS_FULL_REFRESH=true
  load "$@"
}

kept() {
  [[ ! ${state_in_warehouse:-} ]] || { printf '; what is committed is in the warehouse, with its state' && return; }
  [[ ! -s $state ]] || printf '; the state of what is committed is in %s' "$state"
}

# build OPTION...: the models and their tests.
build() {
  local code=0
  run_group "$bin/target-warehouse" build --project-dir "$project" --config "$project/target.json" "$@" >&2 || code=$?
  # dbt's codes: 1 something failed, 2 nothing ran.
  [[ $code != [12] ]] || code=6
  ((code == 0)) || fail "$code" "the models failed with $code; the load before them is done"
}
