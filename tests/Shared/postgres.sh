#!/usr/bin/env bash
# A PostgreSQL cluster for tests: temporary, on loopback, with its own port and password.
#   postgres.sh find    prints where the programs are; exits 1 with a sentence where there are none
#   postgres.sh serve   prints a connection string, then serves until its standard input ends (whatever its parent died of);
#                       the line 'stop' there stops it at once, as a crash would, and 'start' starts it again; each is answered
#   postgres.sh serve hastily   the same, but waits for no disk: a crash may lose what was committed
set -euo pipefail

find_programs() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /)")"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && echo "$folder" && return
    done
    echo "No PostgreSQL here: install Debian's package 'postgresql', or set NEGOTIATIONSIM_TEST_POSTGRES to a connection string." >&2
    return 1
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

start() {
    as_postgres "$programs/pg_ctl" -D "$data/pg" -l "$data/log" -w -o "-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c max_connections=300$haste" start >/dev/null
}

stop() { as_postgres "$programs/pg_ctl" -D "$data/pg" -m immediate stop >/dev/null; }

serve() {
    local password port attempt word haste=
    [ "${1-}" != hastily ] || haste=' -c fsync=off -c synchronous_commit=off -c full_page_writes=off'
    programs=$(find_programs)
    # A short path: a Unix socket's name has at most 107 bytes.
    data=$(as_postgres mktemp -d /tmp/negotiationsim-postgres.XXXXXX)
    trap 'stop &>/dev/null || true; as_postgres rm -rf "$data"' EXIT
    trap 'exit 1' INT TERM HUP

    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    as_postgres tee "$data/password" <<<"$password" >/dev/null
    as_postgres "$programs/initdb" -D "$data/pg" -U postgres -A scram-sha-256 --pwfile="$data/password" -E UTF8 --no-locale >/dev/null
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        if start "$port"; then
            echo "Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
            while read -r word; do
                case $word in
                    stop) stop && echo stopped ;;
                    start) start "$port" && echo started ;;
                esac
            done
            return
        fi
    done
    as_postgres cat "$data/log" >&2
    return 1
}

case "${1-}" in
    find) find_programs ;;
    serve) serve "${2-}" ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
esac
