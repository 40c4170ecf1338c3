#!/usr/bin/env bash
# Runs what docs/deployment.md shows: each function below holds the lines of a block, as they stand there. The folders that
# the page names (/opt, /srv, /var/backups, /var/log, /etc/systemd/system) are empty ones in a mount namespace of its own, and
# systemctl is a stub that starts the server. Needs root.
#
#   guide.sh JAR PORT PASSWORD      the jar, and the port and password of a PostgreSQL with an empty database "parts"
set -euo pipefail

settings() {
  cd examples/parts-backend/deploy
  cp parts-backend.env.example parts-backend.env
  chmod 600 parts-backend.env
}

on_your_machine() {
  ./deploy-dev.sh --dry-run
  ./deploy-dev.sh
}

account() {
  PARTS_NEW_PASSWORD="correct horse battery" ./parts.sh create-user ada@example.org Ada EDITOR
  ./deploy-dev.sh --stop
}

unit() {
  cp parts-backend.service /etc/systemd/system/
  systemctl daemon-reload
  systemctl enable parts-backend.service
}

release() {
  ./deploy-prod.sh parts-backend.jar --dry-run
  ./deploy-prod.sh parts-backend.jar
}

old_files() {
  ./parts.sh verify
  ./parts.sh confirm-images /srv/parts/uploads --trash /srv/parts/uploads-trash
}

backup() {
  ./backup.sh
}

drill() {
  ./restore-drill.sh /var/backups/parts-backend/parts-20261125-031500.dump
}

restore() {
  ./restore.sh /var/backups/parts-backend/parts-20261125-031500.dump --dry-run
  ./restore.sh /var/backups/parts-backend/parts-20261125-031500.dump
}

containers() {
  PARTS_DB_PASSWORD=secret docker compose -f examples/parts-backend/deploy/compose.yaml up --build
}

# examples/parts-backend/README.md
on_your_postgres() {
  export SPRING_PROFILES_ACTIVE=prod
  export PARTS_DB_URL=jdbc:postgresql://127.0.0.1:5432/parts PARTS_DB_USER=parts PARTS_DB_PASSWORD='change me'
  java -jar parts-backend.jar
}

# --- what the machine of the page has

jar=$1
port=$2
password=$3
here=$(cd "$(dirname "$0")/.." && pwd)
readonly jar port password here checkout=/opt/checkout dump=/var/backups/parts-backend/parts-20261125-031500.dump
if [ "${GUIDE_IS_INSIDE:-}" != true ]; then
  GUIDE_IS_INSIDE=true exec unshare --mount "$0" "$@"
fi

free_port() {
  local candidate
  while candidate=$((20000 + RANDOM % 12000)) && (exec 3<> "/dev/tcp/127.0.0.1/$candidate") 2> /dev/null; do :; done
  echo "$candidate"
}
web=$(free_port)
readonly web

stop_server() {
  [ ! -f /opt/server.pid ] || kill "$(< /opt/server.pid)" 2> /dev/null || true
  [ ! -f "$checkout/mvnw" ] || "$checkout/examples/parts-backend/deploy/deploy-dev.sh" --stop > /dev/null 2>&1 || true
}
trap stop_server EXIT

sql() {
  PGPASSWORD=$password psql -X -w -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U parts -d parts "$@"
}

# fill_in NAME=VALUE...: settings in the env file of this folder, with those that differ from the page's machine.
fill_in() {
  local setting
  for setting in "PARTS_DB_URL=jdbc:postgresql://127.0.0.1:$port/parts" "PARTS_DB_PASSWORD='$password'" \
    "PARTS_PORT=$web" "JDK_JAVA_OPTIONS=-Xmx256m -XX:TieredStopAtLevel=1" "PARTS_HEALTH_TIMEOUT=180" "$@"; do
    sed -i -E "/^#?${setting%%=*}=/d" parts-backend.env
    echo "$setting" >> parts-backend.env
  done
}

# A checkout whose jar is built already.
make_checkout() {
  mkdir -p "$checkout/examples/parts-backend/target" /opt/bin
  cp -r "$here" "$checkout/examples/parts-backend/deploy"
  rm -rf "$checkout/examples/parts-backend/deploy"/{.run,*.env}
  printf '#!/bin/sh\ncp "%s" "%s/examples/parts-backend/target/parts-backend.jar"\n' "$jar" "$checkout" > "$checkout/mvnw"
  chmod +x "$checkout/mvnw"
}

make_systemctl() {
  cat > /opt/bin/systemctl <<'STUB'
#!/usr/bin/env bash
echo "systemctl $*" >> /opt/systemctl.log
[ "$1" = restart ] || exit 0
[ ! -f /opt/server.pid ] || kill "$(< /opt/server.pid)" 2> /dev/null || true
cd /opt/parts-backend/current
nohup java -jar parts-backend.jar > /opt/server.log 2>&1 < /dev/null &
echo $! > /opt/server.pid
STUB
  chmod +x /opt/bin/systemctl
  PATH=/opt/bin:$PATH
}

# An account with a picture that is still a file.
make_old_file() {
  mkdir -p /srv/parts/uploads
  ffmpeg -v error -f lavfi -i testsrc2=size=320x240 -frames:v 1 /srv/parts/uploads/ada.jpg
  sql -c "UPDATE users SET profile_photo_url = '/uploads/ada.jpg'"
}

name_backup_as_the_page_does() {
  local newest
  newest=$(find /var/backups/parts-backend -name '*.dump' | sort | tail -n 1)
  mv "$newest" "$dump"
  mv "$newest.manifest" "$dump.manifest"
}

# The commands of the cron file, as cron hands them to a shell.
run_cron() {
  local command
  while IFS= read -r command; do
    echo "cron: $command"
    sh -c "$command"
  done < <(sed -n -E 's/^[0-9]+ [0-9]+ \* \* [*0-9]  root  //p' parts-backend.cron)
}

# The server must answer with the page's settings, but for the port and password of this database.
try_on_your_postgres() {
  local pid answer=0
  # shellcheck disable=SC2329 # on_your_postgres calls it
  java() {
    export PARTS_PORT=$web PARTS_DB_URL=jdbc:postgresql://127.0.0.1:$port/parts PARTS_DB_PASSWORD=$password
    exec java "$@"
  }
  on_your_postgres > /opt/own.log 2>&1 &
  pid=$!
  answers "$pid" "$web" || answer=$?
  kill "$pid" || true
  wait "$pid" || true
  [ "$answer" -eq 0 ] || cat /opt/own.log
  return "$answer"
}

try_containers() {
  local pid answer=0
  containers > /opt/containers.log 2>&1 &
  pid=$!
  answers "$pid" 8080 || answer=$?
  docker compose -f examples/parts-backend/deploy/compose.yaml down
  wait "$pid" || true
  return "$answer"
}

# answers PID PORT: waits until the server is healthy or its process is gone.
answers() {
  for _ in {1..300}; do
    if curl -fsS --noproxy '*' "http://127.0.0.1:$2/healthz" 2> /dev/null; then return 0; fi
    kill -0 "$1" 2> /dev/null || return 1
    sleep 1
  done
  return 1
}

check_nginx() {
  mkdir -p /opt/nginx
  printf 'include %s;\npid /opt/nginx/pid;\nhttp {\n  access_log off;\n  server {\n    listen 127.0.0.1:%s;\n    include %s;\n  }\n}\n' \
    "$here/nginx-main.conf" "$(free_port)" "$here/nginx.conf" > /opt/nginx/nginx.conf
  nginx -t -c /opt/nginx/nginx.conf
}

for folder in /opt /srv /var/backups /var/log /etc/systemd/system; do
  mount -t tmpfs none "$folder"
done
make_checkout
make_systemctl

cd "$checkout"
settings
fill_in
on_your_machine
account
make_old_file

mkdir /opt/parts-backend
cp -r "$checkout/examples/parts-backend/deploy" /opt/parts-backend
cd /opt/parts-backend/deploy
fill_in PARTS_HOME=/opt/parts-backend PARTS_BACKUPS=/var/backups/parts-backend PARTS_IMAGES=/srv/parts/uploads
cp "$jar" parts-backend.jar
unit
release
old_files
[ -f /srv/parts/uploads-trash/ada.jpg ]
backup
name_backup_as_the_page_does
drill
printf 'parts\nparts\n' | restore
run_cron
if command -v nginx > /dev/null; then check_nginx; else echo "skipped: there is no nginx"; fi

kill "$(< /opt/server.pid)"
rm /opt/server.pid
try_on_your_postgres
cd "$checkout"
if docker info > /dev/null 2>&1; then try_containers; else echo "skipped: there is no container engine"; fi
