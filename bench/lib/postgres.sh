# shellcheck shell=bash disable=SC2154,SC2034
# PostgreSQL: a private server from the installed binaries, and what psql does with the same rows.

server_folder=
server_user=postgres
columns="id bigint, number text, customer bigint, email text, status text, quantity bigint, price numeric,
  paid boolean, ordered_on date, updated_at timestamptz, address text, attributes jsonb"
names=id,number,customer,email,status,quantity,price,paid,ordered_on,updated_at,address,attributes
copy_csv="\\copy csv_orders ($names) from pstdin (format csv)"
conflict="on conflict (id) do update set $(for name in ${names//,/ }; do
  [ "$name" = id ] || printf '%s = excluded.%s, ' "$name" "$name"
done | sed 's/, $//')"
comparisons+=('postgres: append|postgres: \copy|0.70'
  'postgres: upsert, new table|postgres: \copy with primary key|0.70'
  'postgres: upsert again|postgres: \copy and on conflict|0.75')

need_postgres() {
  command -v psql >/dev/null || fail 3 "psql is not found; install PostgreSQL's client (Debian: apt-get install postgresql), or say --only duckdb"
  [ -z "$postgres_url" ] || return 0
  local folder
  for folder in "$(dirname -- "$(command -v initdb)" 2>/dev/null)" "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin; do
    [ ! -x "$folder/initdb" ] || server_folder=$folder
  done
  [ -n "$server_folder" ] || fail 3 "initdb is not found in PATH, by pg_config or in /usr/lib/postgresql; install PostgreSQL's server\
 (Debian: apt-get install postgresql), name one that runs by --postgres-url, or say --only duckdb"
  [ "$(id -u)" != 0 ] || id "$server_user" >/dev/null 2>&1 ||
    fail 3 "PostgreSQL does not run as root, and there is no user $server_user; run this as another user or name a server by --postgres-url"
}

# As root, the server's programs run as the user that its package made.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u "$server_user" -- "$server_folder/$1" "${@:2}")
  else
    "$server_folder/$1" "${@:2}"
  fi
}

start_postgres() {
  [ -z "$postgres_url" ] || return 0
  local data=$work/postgres port
  port=$((20000 + RANDOM % 20000))
  mkdir "$data"
  [ "$(id -u)" != 0 ] || chown "$server_user" "$data"
  say "starting a server from $server_folder ..."
  as_server initdb -D "$data" -U bench -A trust -E UTF8 --no-locale >"$work/initdb.log"
  as_server pg_ctl -D "$data" -w -l "$data/server.log" -o "-p $port -k '$data' -c listen_addresses=127.0.0.1" start >/dev/null ||
    fail 5 "the server did not start: $(tail -n 3 "$data/server.log")"
  running_server=$data
  running_server_process=$(head -n 1 "$data/postmaster.pid")
  postgres_url=postgresql://bench@127.0.0.1:$port/postgres
}

stop_postgres() {
  [ -z "${running_server:-}" ] || as_server pg_ctl -D "$running_server" -m immediate stop >/dev/null || true
}

sql() {
  psql -X -q -v ON_ERROR_STOP=1 -o /dev/null -d "$postgres_url" "$@"
}

# What the step before left to be written is written now, not in the middle of the next one.
fresh() {
  sql -c 'set client_min_messages = warning' -c "drop table if exists $1" -c checkpoint
}

copy_append() {
  sql -c "create table csv_orders ($columns)" -c "$copy_csv" <"$work/orders.csv"
}

copy_keyed() {
  sql -c "create table csv_orders ($columns, primary key (id))" -c "$copy_csv" <"$work/orders.csv"
}

copy_upsert() {
  sql -c begin -c "create temporary table staged ($columns) on commit drop" -c "${copy_csv/csv_orders/staged}" \
    -c "insert into csv_orders select * from staged $conflict" -c commit <"$work/orders.csv"
}

postgres_round() {
  fresh csv_orders
  measure 'postgres: \copy' copy_append
  fresh orders
  measure 'postgres: append' load_singer "$postgres_url" append-only
  fresh csv_orders
  measure 'postgres: \copy with primary key' copy_keyed
  fresh orders
  measure 'postgres: upsert, new table' load_singer "$postgres_url" upsert
  fresh other
  measure 'postgres: \copy and on conflict' copy_upsert
  fresh other
  measure 'postgres: upsert again' load_singer "$postgres_url" upsert
}
