#!/usr/bin/env bash
# Brings a development machine to what is checked out: backs up the database, builds, migrates the
# schema and the images, and starts the server. Safe to repeat; stops at the first failure.
#
#   deploy-dev.sh [--env FILE] [--jar JAR] [--dry-run]
#   deploy-dev.sh --stop [--env FILE]
#
#   --env FILE   the settings; default: parts-backend.env beside this script
#   --jar JAR    takes this jar instead of building one
#   --stop       only stops the server
#   --dry-run    says what it would do, and does nothing
#
# The server runs in the background: PARTS_HOME/parts-backend.pid and .log (default: .run beside this
# script). The old one keeps running until the new one is built and the database is migrated.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

jar=
only_stop=false
while [ $# -gt 0 ]; do
  case $1 in
    --env) env_file=$(value "$@"); shift ;;
    --jar) jar=$(value "$@"); shift ;;
    --stop) only_stop=true ;;
    --dry-run) dry_run=true ;;
    --help) usage; exit ;;
    *) misunderstood "$1 is not understood" ;;
  esac
  shift
done
load_env
check_images
[ -z "$jar" ] || [ -f "$jar" ] || die "there is no jar $jar"
pid_file=$home/parts-backend.pid
log=$home/parts-backend.log
running_jar=$home/parts-backend.jar
steps=5

install() {
  if [ -n "$jar" ]; then
    echo "    $jar is taken as it is"
  else
    build_jar
  fi
}

# Only a process that runs this very jar is ours; a pid may have been given to another since.
running() {
  [ -f "$pid_file" ] && tr '\0' '\n' < "/proc/$(< "$pid_file")/cmdline" 2> /dev/null | grep -Fxq "$running_jar"
}

stop() {
  local pid deadline=$((SECONDS + 30))
  if running; then
    pid=$(< "$pid_file")
    run kill "$pid"
    [ "$dry_run" = false ] || return 0
    while running; do
      [ "$SECONDS" -lt "$deadline" ] || die "process $pid does not stop" "look at $log; kill -9 $pid"
      sleep 0.2
    done
    echo "    stopped process $pid"
  fi
  run rm -f "$pid_file"
}

start() {
  local pid
  stop
  # Run from a copy: building again must not change the jar under a running server.
  run cp "$jar" "$running_jar"
  if [ "$dry_run" = true ]; then
    run java -jar "$running_jar"
    return
  fi
  if curl -s --noproxy '*' --max-time 5 -o /dev/null "$(health_url)"; then
    die "something else answers at $(health_url)" "stop it, or set another PARTS_PORT"
  fi
  # Without the lock (9), which would last as long as the server.
  nohup java -jar "$running_jar" > "$log" 2>&1 < /dev/null 9>&- &
  pid=$!
  echo "$pid" > "$pid_file"
  if ! wait_until_healthy "$pid"; then
    tail -n 20 "$log" >&2
    return 1
  fi
  echo "    process $pid, log $log"
}

one_at_a_time
if [ "$only_stop" = true ]; then
  stop
  exit
fi
step "Back up the database" "start PostgreSQL and create the database that PARTS_DB_URL in $env_file names" \
  run "$deploy_dir/backup.sh" --env "$env_file"
step "Install: build the jar" "mend what the compiler says" install
jar=$(readlink -m "${jar:-$deploy_dir/../target/parts-backend.jar}")
step "Migrate the schema" "the message above names the migration; nothing of it was done, so mend it and start again" \
  ask_jar migrate-schema
step "Migrate the images" "files that were moved stay moved; mend or remove those it names, and start again" \
  migrate_images
step "Start the server" "read $log" start
