# shellcheck shell=bash
# Python environments with what a file pins, in a folder of their own (SHOPPIPE_CACHE, default ~/.cache/shoppipe). To be sourced.
environments=${SHOPPIPE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/shoppipe}

# Prints a Python >= 3.13: of PATH, of pyenv, or one that uv knows.
find_python() {
  local candidate
  for candidate in python3.13 python3.14 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[3-9]*/bin/python3 \
    "$(command -v uv >/dev/null && uv python find '>=3.13' 2>/dev/null || true)"; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  printf '%s\n' "BigQuery's tests need Python 3.13 or newer: none in PATH, in pyenv or known to uv" >&2
  return 1
}

# environment NAME REQUIREMENTS: prints the folder of an environment with these, made where it is missing.
environment() {
  local folder
  folder=$environments/$1-$(cksum <"$2" | cut -d ' ' -f 1)
  [ -d "$folder" ] || make_environment "$folder" "$2"
  printf '%s\n' "$folder"
}

# One process makes the folder, others wait: its name comes last.
make_environment() {
  local python lock=$1.lock
  python=$(find_python)
  mkdir -p "$environments"
  exec 9>"$lock"
  flock 9
  if [ ! -d "$1" ]; then
    rm -rf "$1.new"
    "$python" -m venv "$1.new"
    "$1.new/bin/python" -m pip install --quiet --disable-pip-version-check -r "$2" >&2
    mv "$1.new" "$1"
  fi
  exec 9>&-
}
