# shellcheck shell=bash disable=SC2154,SC2034
# Times steps, keeps the seconds of every round, prints medians and ratios.

declare -A wall cpu
steps=()
# STEP|WHAT IT IS MEASURED AGAINST (= means: a second)|AT MOST
comparisons=()
# Peak resident memory in MB, of steps that measure it.
declare -A peak
# Besides this shell's children, those of this process count: the private server's backends.
running_server_process=

# measure STEP COMMAND...: wall and CPU time in milliseconds, one more value each for the step.
measure() {
  local step=$1 begun=$EPOCHREALTIME cpu_before ended
  cpu_before=$(cpu_of_children)
  shift
  "$@"
  ended=$EPOCHREALTIME
  # A backend's CPU time counts when the server has seen its end, a little after its client's.
  [ -z "$running_server_process" ] || sleep 0.3
  [ -n "${wall[$step]:-}" ] || steps+=("$step")
  wall[$step]+=" $(((${ended/[.,]/} - ${begun/[.,]/}) / 1000))"
  cpu[$step]+=" $(($(cpu_of_children) - cpu_before))"
}

# Milliseconds that ended children took, user and system; from Linux' /proc, else 0.
cpu_of_children() {
  local process fields sum=0
  for process in $$ $running_server_process; do
    [ ! -r "/proc/$process/stat" ] || {
      read -r -a fields < <(sed 's/.*) //' "/proc/$process/stat")
      sum=$((sum + fields[13] + fields[14]))
    }
  done
  printf '%s\n' $((sum * 1000 / $(getconf CLK_TCK)))
}

# summary: of numbers, one a line, the median, the least and the greatest, divided by $1.
summary() {
  sort -n | LC_ALL=C awk -v unit="$1" '
    { v[NR] = $1 / unit }
    END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%.2f %.2f %.2f\n", m, v[1], v[NR] }'
}

# ratio MINE REFERENCE: of the rounds' own ratios, since the steps of a round share its weather.
ratio() {
  # shellcheck disable=SC2086
  paste <(printf '%s\n' $1) <(printf '%s\n' $2) | LC_ALL=C awk '{ print $2 ? $1 / $2 : 0 }' | summary 1
}

# row TITLE MEDIAN LEAST MOST CPU-MEDIAN AT-MOST
row() {
  printf '%-62s %8s %8s %8s %10s %8s\n' "${@:1:6}"
}

# compared PAIR: sets mine, theirs, aim and title; false where the pair was not run.
compared() {
  IFS='|' read -r mine theirs aim <<<"$1"
  title="$mine / ${theirs#*: }"
  [ "$theirs" != = ] || title="$mine, seconds"
  [ -n "${wall[$mine]:-}" ] && { [ "$theirs" = = ] || [ -n "${wall[$theirs]:-}" ]; }
}

# ratios_of TIMES: median, least and greatest of the pair that compared() set.
ratios_of() {
  local -n times=$1
  # shellcheck disable=SC2086
  if [ "$theirs" = = ]; then
    printf '%s\n' ${times[$mine]} | summary 1000
  else
    ratio "${times[$mine]}" "${times[$theirs]}"
  fi
}

report() {
  local step mine theirs aim title
  printf '%s %s, %s rounds, %s, Java %s, load %s\n\n' "$rows" "${unit:-records}" "$rounds" "$(date +%F)" "$java_version" "$(load)"
  row seconds median min max 'CPU median' ''
  for step in "${steps[@]}"; do
    # shellcheck disable=SC2046,SC2086
    row "$step" $(printf '%s\n' ${wall[$step]} | summary 1000) $(printf '%s\n' ${cpu[$step]} | summary 1000 | cut -d ' ' -f 1) ''
  done
  printf '\n'
  row 'ratio in the same round' median min max 'CPU median' 'at most'
  for step in "${comparisons[@]}"; do
    compared "$step" || continue
    # shellcheck disable=SC2046
    row "$title" $(ratios_of wall) $(ratios_of cpu | cut -d ' ' -f 1) "$aim"
  done
  for step in "${!peak[@]}"; do
    row "$step, MB resident at most" "${peak[$step]}" '' '' '' "${most_memory:-400}"
  done
}

load() {
  [ ! -r /proc/loadavg ] || cut -d ' ' -f 1-3 /proc/loadavg
}

report_json() {
  printf '{"rows":%s,"rounds":%s,"date":"%s","java":"%s","load":"%s",\n' "$rows" "$rounds" "$(date +%F)" "$java_version" "$(load)"
  printf '"milliseconds":{'
  times_json wall
  printf '},\n"cpu_milliseconds":{'
  times_json cpu
  printf '},\n"ratios":{'
  ratios_json
  printf '}}\n'
}

times_json() {
  local -n times_of=$1
  local step sep=
  for step in "${steps[@]}"; do
    # shellcheck disable=SC2086
    printf '%s\n"%s":[%s]' "$sep" "${step//\\/\\\\}" "$(printf '%s\n' ${times_of[$step]} | paste -sd, -)"
    sep=,
  done
}

ratios_json() {
  local pair mine theirs aim title sep=
  for pair in "${comparisons[@]}"; do
    compared "$pair" || continue
    printf '%s\n"%s":%s' "$sep" "${title//\\/\\\\}" "$(ratios_of wall | cut -d ' ' -f 1)"
    sep=,
  done
  for pair in "${!peak[@]}"; do
    printf '%s\n"%s, MB":%s' "$sep" "$pair" "${peak[$pair]}"
    sep=,
  done
}
