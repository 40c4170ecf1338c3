#!/usr/bin/env bash
# Requests per second of the quickstart's server beside nginx with the same bytes, in one run.
# serve.sh PHOTO [SECONDS [ROUNDS]]; needs wrk, nginx, curl. All on 127.0.0.1.
set -euo pipefail
photo=$(realpath "$1")
seconds=${2:-5} rounds=${3:-3}
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
pids=()
finish() {
  kill "${pids[@]}" 2> /dev/null || true
  wait "${pids[@]}" 2> /dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

./mvnw -q -pl examples/quickstart -am test-compile exec:java -Dexec.args="$photo" \
  < /dev/null > "$scratch/quickstart.log" 2>&1 &
pids+=($!)
for _ in $(seq 600); do
  grep -q '^Serving on' "$scratch/quickstart.log" && break
  sleep 0.2
done
ours=$(sed -n 's/^Serving on \(http[^ ]*\) .*/\1/p' "$scratch/quickstart.log")/media/0

mkdir "$scratch/www" "$scratch/tmp"
curl -s "$ours" -o "$scratch/www/picture.webp"
chmod -R a+rX "$scratch"
cat > "$scratch/nginx.conf" <<CONF
worker_processes auto;
daemon off;
pid $scratch/nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  types { image/webp webp; }
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=10;
  client_body_temp_path $scratch/tmp;
  server {
    listen 127.0.0.1:8099;
    root $scratch/www;
    add_header Cache-Control no-cache;
  }
}
CONF
nginx -p "$scratch" -c "$scratch/nginx.conf" 2> "$scratch/nginx.log" &
pids+=($!)
sleep 1
theirs=http://127.0.0.1:8099/picture.webp

etag() { curl -sI "$1" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
rate() { wrk -t1 -c8 -d"${seconds}s" "$@" | awk '/Requests\/sec/ {rate = $2} /Non-2xx/ {bad = 1} END {print rate + 0, bad + 0}'; }

bytes=$(stat -c %s "$scratch/www/picture.webp")
curl -s "$ours" | cmp - "$scratch/www/picture.webp"
curl -s "$theirs" | cmp - "$scratch/www/picture.webp"
[ "$(curl -s -o /dev/null -w '%{http_code}' -H "If-None-Match: $(etag "$ours")" "$ours")" = 304 ]
[ "$(curl -s -o /dev/null -w '%{http_code}' -H "If-None-Match: $(etag "$theirs")" "$theirs")" = 304 ]
rate "$ours" > /dev/null
rate -H "If-None-Match: $(etag "$ours")" "$ours" > /dev/null
echo "wrk -t1 -c8 -d${seconds}s, $(nproc) cores, $(nginx -v 2>&1), $(java -version 2>&1 | sed -n 2p)"
echo
echo "| round | ours, 304 | nginx, 304 | ours, $bytes bytes | nginx, $bytes bytes |"
echo "|--:|--:|--:|--:|--:|"
for round in $(seq "$rounds"); do
  read -r a _ < <(rate -H "If-None-Match: $(etag "$ours")" "$ours")
  read -r b _ < <(rate -H "If-None-Match: $(etag "$theirs")" "$theirs")
  read -r c bad1 < <(rate "$ours")
  read -r d bad2 < <(rate "$theirs")
  [ "$bad1$bad2" = 00 ]
  echo "| $round | $a | $b | $c | $d |"
done
