#!/bin/sh
# Usage: deploy/rollout.sh LIST SERVER FOLDER — one database and one file of settings for each committee of a list.
#   LIST    a line each: NAME PORT HOST, for instance: le-thuy 8601 le-thuy.danvankheo.tinh.vn; # begins a remark
#   SERVER  address without a database, for instance postgresql://dvk:mat-khau@may-chu:5432
#   FOLDER  for NAME.env, which dan-van-kheo-don-vi@NAME reads, and hosts.map, which nginx includes
# Run it again after the list or the program has changed: what is there stays as it is, databases are upgraded. Stops at
# the first committee that fails; the ones before it are whole.
set -eu
list=$(readlink -f "$1")
server=${2%/}
mkdir -p "$3"
folder=$(readlink -f "$3")
cd "$(dirname "$0")/.."
: >"$folder/hosts.map.new"
while read -r name port host _; do
    case "$name" in
        '' | '#'*) continue ;;
        *[!a-z0-9-]*) echo "Tên không dùng được: $name (chỉ a–z, 0–9 và dấu -)." >&2; exit 1 ;;
    esac
    if [ -z "$port" ] || [ -z "$host" ]; then
        echo "Thiếu cổng hoặc tên miền của $name." >&2
        exit 1
    fi
    database="dvk_$(echo "$name" | tr - _)"
    if [ "$(psql "$server/postgres" -XtAc "SELECT count(*) FROM pg_database WHERE datname = '$database'")" = 0 ]; then
        psql "$server/postgres" -Xqc "CREATE DATABASE $database ENCODING 'UTF8' TEMPLATE template0"
    fi
    DVK_DATABASE_URL="$server/$database" .venv/bin/python -m seed --empty >/dev/null
    if [ ! -e "$folder/$name.env" ]; then
        (
            umask 077
            printf 'DVK_DATABASE_URL=%s\nDVK_PORT=%s\nDVK_ALLOWED_HOSTS=%s\nDVK_TRUSTED_PROXIES=127.0.0.1\nDVK_ACCESS=login\n' \
                "$server/$database" "$port" "$host" >"$folder/$name.env"
        )
    fi
    echo "$host 127.0.0.1:$port;" >>"$folder/hosts.map.new"
    echo "$name: $database, cổng $port, $host"
done <"$list"
mv "$folder/hosts.map.new" "$folder/hosts.map"
