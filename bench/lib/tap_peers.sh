# shellcheck shell=bash disable=SC2154,SC2034
# Other Singer taps that read the same, on request: Python programs made with the Singer SDK, which pip installs.

peer_http='peer: tap-rest-api-msdk'

peer_csv='peer: a CSV tap of the Singer SDK'

# prepare_peers PACKAGE [SCRIPT]: installs it, if --peers was given; sets $peer to its program, or to Python with the script.
prepare_peers() {
  [ -n "$peers" ] || return 0
  say "installing $1 ..."
  { python3 -m venv "$work/peer" && "$work/peer/bin/pip" -q install "$1"; } >"$work/pip.log" 2>&1 ||
    fail 5 "$1 can't be installed: $(tail -n 1 "$work/pip.log")"
  peer=("$work/peer/bin/${1%%==*}")
  [ -z "${2:-}" ] || peer=("$work/peer/bin/python" "$2")
}

# run_peer CONFIG ROWS: both go to the report only if it sent all rows.
run_peer() {
  local sent
  printf '%s\n' "$1" >"$work/peer.json"
  sent=$("${peer[@]}" --config "$work/peer.json" 2>"$work/peer.log" | grep -c '"type": *"RECORD"') ||
    fail 1 "${peer[-1]##*/} failed: $(tail -n 1 "$work/peer.log")"
  [ "$sent" = "$2" ] || fail 1 "${peer[-1]##*/} sent $sent records, not $2"
}
