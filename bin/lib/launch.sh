# shellcheck shell=bash
# What the launchers share: find Java, build a checkout when that is due, start the program in place of the shell.
# Nothing here writes to stdout (it is the program's) or reads stdin.

modules="tap-shop target-warehouse e2e"
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

# launch PROGRAM MODULE MAIN-CLASS JAVA-OPTS [ARGUMENT...]
launch() {
  program=$1 main=$3
  dist=$root/$2/target/dist
  local java_opts=$4
  shift 4
  find_java
  is_current "$dist" || build
  jvm_options
  use_archive
  # Split on purpose: the variable holds several options. The last of two equal ones counts.
  # shellcheck disable=SC2086
  exec "$java" "${options[@]}" $java_opts -cp "$class_path" "$main" "$@"
}

# fail EXIT-CODE MESSAGE: the program's name, one line, the end.
fail() {
  printf '%s: %s\n' "$program" "$2" >&2
  exit "$1"
}

say() {
  printf '%s: %s\n' "$program" "$1" >&2
}

# Sets java, java_version (as 17.0.15) and java_major: the first Java >= 17 of JAVA_HOME and PATH.
find_java() {
  local candidate found=
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)"; do
    [ -x "$candidate" ] || continue
    java=$(readlink -f -- "$candidate")
    read_java_version
    [ "$java_major" -lt 17 ] || return 0
    found="$found, found $java_version in $candidate"
  done
  fail 3 "needs Java 17 or newer, looked at JAVA_HOME and PATH${found:-, found none}; install a JDK\
 (Debian: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk) or set JAVA_HOME"
}

# From the file "release" beside java: asking java itself would cost a second start of the JVM.
read_java_version() {
  local home=${java%/bin/java} line
  java_version=
  if [ -r "$home/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) java_version=${line#*=} java_version=${java_version//\"/} ;; esac
    done <"$home/release"
  fi
  [ -n "$java_version" ] ||
    java_version=$("$java" -version 2>&1 </dev/null | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  java_major=${java_version#1.}
  java_major=${java_major%%[!0-9]*}
  java_major=${java_major:-0}
}

# is_current DIST: it is built, and no source is newer. A folder without pom.xml is an installation: never built again.
is_current() {
  [ -f "$1/built" ] || return 1
  [ -f "$root/pom.xml" ] || return 0
  local places=() place
  for place in "$root"/pom.xml "$root"/schemas "$root"/*/pom.xml "$root"/*/src/main; do
    [ ! -e "$place" ] || places+=("$place")
  done
  [ -z "$(find "${places[@]}" -newer "$1/built" -print -quit)" ]
}

# One process builds, the others wait and then look again.
build() {
  [ -f "$root/pom.xml" ] || fail 3 "$dist is not complete; unpack or build it again"
  if ! command -v mvn >/dev/null; then
    [ ! -f "$dist/built" ] || { say "sources are newer than the build and Maven is not found: using the build as it is"; return; }
    fail 3 "not built yet, and Maven 3.8 or newer is not found; install it\
 (Debian: apt-get install maven; macOS: brew install maven), then run this again"
  fi
  lock "$root/target/build.lock"
  is_current "$dist" || run_maven
  unlock
}

run_maven() {
  local begun=$SECONDS module began_at=$root/target/build.began
  say "building in $root (first use, or sources changed; a minute or two) ..."
  : >"$began_at"
  # A JDK is needed here; when the Java found is only a runtime, Maven looks for one itself.
  [ ! -x "${java%/java}/javac" ] || export JAVA_HOME=${java%/bin/java}
  if ! mvn -q -B -ntp -Dstyle.color=never -f "$root/pom.xml" -pl "${modules// /,}" -am -DskipTests package </dev/null 2>&1 |
    sed $'s/\e\\[[0-9;]*m//g' >&2; then
    unlock
    fail 1 "the build failed, see Maven's messages above; run it by hand: cd '$root' && mvn -DskipTests package"
  fi
  # Maven stamps in whole seconds; this is the exact moment the build began.
  for module in $modules; do touch -r "$began_at" "$root/$module/target/dist/built"; done
  say "built in $((SECONDS - begun)) s"
}

# lock FILE: a symbolic link that names the holder's process is made in one step, wherever bash runs.
lock() {
  local holder told=
  mkdir -p "${1%/*}"
  while ! ln -sn "$$" "$1" 2>/dev/null; do
    holder=$(readlink "$1") || continue
    is_alive "$holder" || { steal "$1" "$holder"; continue; }
    [ -n "$told" ] || say "waiting for the build that process $holder runs"
    told=yes
    sleep 0.2
  done
  locked=$1
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# Another user's process cannot be signalled, but shows in /proc.
is_alive() {
  kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]
}

# steal FILE DEAD-HOLDER: moved aside first, so that of two who saw the dead holder only one removes its lock.
steal() {
  mv "$1" "$1.$$" 2>/dev/null || return 0
  [ "$(readlink "$1.$$")" = "$2" ] || mv -n "$1.$$" "$1"
  rm -f "$1.$$"
}

unlock() {
  trap - EXIT INT TERM
  rm -f "$locked"
}

# Sets options and class_path. The JVM's own warnings go to stderr: by default they would land in the protocol.
jvm_options() {
  local jars=("$dist"/lib/*.jar)
  class_path=$(IFS=:; printf '%s' "${jars[*]}")
  # Few objects live longer than a record: a small young generation is 100 MB less memory for the same time. Programs
  # that wait for a server or a warehouse on the same cores: the better compiler costs them more than it saves.
  options=(-XX:-UsePerfData -XX:+UseSerialGC -Xmx512m -Xmn32m -XX:TieredStopAtLevel=1
    -XX:+DisplayVMOutputToStderr -Xlog:disable "-Xlog:all=error,cds=off:stderr"
   -Dslf4j.provider=io.shoppipe.singer.cli.LogProvider -Dslf4j.internal.verbosity=WARN)
  [ -d "$dist/native" ] || return 0
  options+=("-Djava.library.path=$dist/native")
  [ "$java_major" -lt 24 ] || options+=(--enable-native-access=ALL-UNNAMED)
}

# An archive of the program's loaded classes shortens its start by a third. One for each Java and each build; made on
# the first start after a build, by a short run (warm_up, which a launcher may define). Without one all works, slower.
use_archive() {
  local archive=$dist/classes-$java_version.jsa make=-XX:ArchiveClassesAtExit use=-XX:SharedArchiveFile
  [ "$java_major" -lt 25 ] || make=-XX:AOTCacheOutput use=-XX:AOTCache
  if [ ! "$archive" -nt "$dist/built" ] && [ -w "$dist" ]; then
    make_archive "$archive" "$make"
  fi
  [ ! -s "$archive" ] || options+=("$use=$archive")
}

# An empty archive is left when none could be made, so that it is not tried at every start.
make_archive() {
  local made=$1.$$
  rm -f "$made"
  (warm_up "$java" "${options[@]}" "$2=$made" -Xlog:disable -cp "$class_path") \
    </dev/null >/dev/null 2>&1 || true
  [ -s "$made" ] || : >"$made"
  mv -f "$made" "$1"
}

if ! declare -F warm_up >/dev/null; then
  warm_up() { "$@" "$main" --help; }
fi
