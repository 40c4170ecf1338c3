# shellcheck shell=bash
# What is set here is used by the scripts.
# shellcheck disable=SC2034
# What the scripts of this folder share. They source it; it does nothing by itself.

set -euo pipefail
[ "${BASH_VERSINFO[0]}" -ge 4 ] || { echo "bash 4 or newer is needed, not $BASH_VERSION" >&2; exit 1; }

deploy_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly deploy_dir
dry_run=false
env_file=
steps=0
steps_done=0

# die MESSAGE [WHAT-TO-DO]
die() {
  echo "$(basename "$0"): $1" >&2
  [ $# -lt 2 ] || echo "What to do: $2" >&2
  exit 1
}

# usage: the comment at the head of the script is its help.
usage() {
  sed -n '2,/^$/ s/^# \{0,1\}//p' "$0"
}

misunderstood() {
  echo "$(basename "$0"): $1; --help says what there is" >&2
  exit 2
}

# value OPTION [VALUE]: the value of an option, or the complaint that it has none.
value() {
  [ -n "${2:-}" ] || misunderstood "$1 needs a value"
  printf '%s\n' "$2"
}

# run COMMAND...: runs it, or only says so in a dry run.
run() {
  if [ "$dry_run" = true ]; then
    printf '  would run:'
    printf ' %q' "$@"
    echo
  else
    "$@"
  fi
}

# step NAME WHAT-TO-DO-IF-IT-FAILS COMMAND...: announces a step, runs it, and stops if it fails.
step() {
  local name=$1 hint=$2 started=$SECONDS status=0
  shift 2
  steps_done=$((steps_done + 1))
  echo "==> Step $steps_done of $steps: $name"
  # Not in a condition: a command in one would run on after its own failures.
  set +e
  (set -e; "$@")
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    echo "==> Step $steps_done of $steps failed: $name" >&2
    echo "What to do: $hint" >&2
    exit 1
  fi
  [ "$dry_run" = true ] || echo "    done in $((SECONDS - started)) s"
}

# load_env: exports what stands in the env file. The file wins over the shell's own variables, because
# the service sees only the file. It is read, not sourced: nothing in it is run.
load_env() {
  local line name text number=0 mode
  env_file=${env_file:-${PARTS_ENV_FILE:-$deploy_dir/parts-backend.env}}
  [ -f "$env_file" ] || die "there is no env file $env_file" \
    "copy $deploy_dir/parts-backend.env.example there, chmod 600, fill it in; or name another with --env"
  mode=$(stat -c %a "$env_file")
  (((8#$mode & 8#077) == 0)) || die "others may read $env_file (mode $mode), and a password is in it" \
    "chmod 600 $env_file"
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    [[ ! $line =~ ^[[:space:]]*([#\;].*)?$ ]] || continue
    [[ $line =~ ^([A-Z][A-Z0-9_]*)=(.*)$ ]] || die "line $number of $env_file is not NAME=value"
    name=${BASH_REMATCH[1]}
    text=${BASH_REMATCH[2]}
    text=${text%"${text##*[![:space:]]}"}
    # What systemd would read in the same way; anything cleverer is refused.
    if [[ $text =~ ^\'([^\']*)\'$ || $text =~ ^\"([^\"\\]*)\"$ ]]; then
      text=${BASH_REMATCH[1]}
    elif [[ $text == *[\'\"\\]* ]]; then
      die "line $number of $env_file has quotes or backslashes within its value" \
        "put the value in single quotes; it cannot have single quotes itself"
    fi
    export "$name=$text"
  done < "$env_file"
  export SPRING_PROFILES_ACTIVE=prod
  home=${PARTS_HOME:-$deploy_dir/.run}
  backups=${PARTS_BACKUPS:-$home/backups}
  readonly home backups
  use_database
}

# use_database: tells psql, pg_dump and pg_restore by their own variables what the JDBC URL says.
# Passwords are never on a command line.
use_database() {
  local url=${PARTS_DB_URL:-} pairs pair
  [[ $url =~ ^jdbc:postgresql://(\[[0-9a-fA-F:]+\]|[^][/:?,@]+)(:([0-9]+))?/([A-Za-z0-9_.-]+)(\?(.*))?$ ]] ||
    die "PARTS_DB_URL in $env_file is not jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]"
  unset PGSERVICE PGHOSTADDR PGOPTIONS
  PGHOST=${BASH_REMATCH[1]#\[}
  PGHOST=${PGHOST%\]}
  PGPORT=${BASH_REMATCH[3]:-5432}
  PGDATABASE=${BASH_REMATCH[4]}
  PGUSER=${PARTS_DB_USER:?is not in the env file}
  PGPASSWORD=${PARTS_DB_PASSWORD:?is not in the env file}
  export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD PGCONNECT_TIMEOUT=10 PGAPPNAME=parts-backend-deploy
  url_host="jdbc:postgresql://${BASH_REMATCH[1]}:$PGPORT"
  url_parameters=${BASH_REMATCH[5]}
  live_database=$PGDATABASE
  readonly url_host url_parameters live_database
  IFS='&' read -ra pairs <<< "${BASH_REMATCH[6]}"
  for pair in "${pairs[@]}"; do
    case $pair in
      sslmode=*) export PGSSLMODE=${pair#*=} ;;
      sslrootcert=*) export PGSSLROOTCERT=${pair#*=} ;;
      *) ;;
    esac
  done
}

# sql [psql arguments]: quiet, unaligned, tabs between columns, and failing at the first error.
sql() {
  psql -X -w -q -A -t -F $'\t' -v ON_ERROR_STOP=1 "$@"
}

# on_server [psql arguments]: as sql, in the server's maintenance database.
on_server() {
  sql -d postgres "$@"
}

# use_jar [JAR]: the jar that the scripts ask: the one given, the deployed one, or the one just built.
use_jar() {
  local candidate
  for candidate in "${1:-}" "$home/current/parts-backend.jar" "$deploy_dir/../target/parts-backend.jar"; do
    if [ -f "$candidate" ]; then
      jar=$(readlink -f "$candidate")
      return
    fi
    [ -z "${1:-}" ] || die "there is no jar $1"
  done
  die "there is no parts-backend.jar, neither deployed in $home/current nor built" \
    "build it: ./mvnw -q -pl examples/parts-backend -am package -DskipTests"
}

# build_jar: builds the jar from this checkout; MAVEN_ARGS has further arguments for Maven.
build_jar() {
  cd "$deploy_dir/../../.."
  run ./mvnw -q -pl examples/parts-backend -am package -DskipTests
}

# check_images: that the folder of the old files is there, before anything is done.
check_images() {
  [ -z "${PARTS_IMAGES:-}" ] || [ -d "$PARTS_IMAGES" ] ||
    die "there is no folder $PARTS_IMAGES (PARTS_IMAGES in $env_file)" "mend the path, or leave PARTS_IMAGES out"
}

# migrate_images: moves the old files in, if there are any.
migrate_images() {
  if [ -n "${PARTS_IMAGES:-}" ]; then
    ask_jar migrate-images "$PARTS_IMAGES"
  else
    echo "    PARTS_IMAGES is not set: there are no files to move"
  fi
}

# ask_jar COMMAND...: runs one command of the jar on the database.
ask_jar() {
  run java -jar "$jar" "$@"
}

# one_at_a_time: takes the lock that every script which changes something holds until it ends.
one_at_a_time() {
  [ "$dry_run" = false ] || return 0
  mkdir -p "$home"
  exec 9>> "$home/deploy.lock"
  flock -n 9 || die "another deployment or restore is running (lock $home/deploy.lock)" "wait for it to end"
}

# health_url: where the server says how it is.
health_url() {
  local address=${PARTS_ADDRESS:-127.0.0.1}
  case $address in
    0.0.0.0 | ::) address=127.0.0.1 ;;
    *:*) address="[$address]" ;;
    *) ;;
  esac
  echo "http://$address:${PARTS_PORT:-8080}/healthz"
}

is_healthy() {
  curl -fsS --noproxy '*' --max-time 5 -o /dev/null "$(health_url)" 2> /dev/null
}

# wait_until_healthy PID: waits for the server, but not for one that has ended. Without a PID ('') it
# waits for as long as PARTS_HEALTH_TIMEOUT says.
wait_until_healthy() {
  local timeout=${PARTS_HEALTH_TIMEOUT:-60}
  local deadline=$((SECONDS + timeout))
  until is_healthy; do
    if [ -n "$1" ] && ! kill -0 "$1" 2> /dev/null; then
      echo "the server has ended" >&2
      return 1
    fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "$(health_url) did not answer 200 within $timeout s" >&2
      return 1
    fi
    sleep 0.5
  done
  echo "    $(health_url) answers 200"
}

# manifest: one line for each medium and table of the database that PGDATABASE names.
manifest() {
  sql -f "$deploy_dir/manifest.sql"
}

# media_in MANIFEST: how many media it lists.
media_in() {
  grep -c $'^medium\t' "$1" || true
}

# compare_manifests EXPECTED ACTUAL: names what is missing, different or too much; fails if anything is.
compare_manifests() {
  awk -F '\t' '
    $1 != "medium" && $1 != "rows" { next }
    { name = $1 == "rows" ? "table " $2 : "medium " $2; facts = $3 "\t" $4 }
    side == "expected" { expected[name] = facts; order[++last] = name; next }
    !(name in expected) { report(name " is there, but was not expected"); next }
    expected[name] != facts {
      split(expected[name], was, "\t")
      if ($1 == "rows") report(name " has " $3 " rows instead of " was[1])
      else if ($3 == "") report(name " has lost its bytes")
      else report(name " differs: " $3 " bytes, SHA-256 " $4 " instead of " was[1] " bytes, " was[2])
    }
    { delete expected[name] }
    END {
      for (i = 1; i <= last; i++) if (order[i] in expected) report(order[i] " is missing")
      if (found > 20) print "... and " found - 20 " more"
      exit found > 0
    }
    function report(line) { if (++found <= 20) print line }
  ' side=expected "$1" side=actual "$2"
}

# create_database DATABASE: an empty one of that name.
create_database() {
  on_server -v "name=$1" <<< 'CREATE DATABASE :"name" TEMPLATE template0;'
}

# restore_into DATABASE DUMP [pg_restore options]: fills an empty database from the dump.
restore_into() {
  local database=$1 dump=$2
  shift 2
  pg_restore -w --no-owner --exit-on-error "$@" -d "$database" "$dump"
}

# drop_database DATABASE: drops what a script made, never the live database.
drop_database() {
  [ "$1" != "$live_database" ] || die "refused to drop the live database $1"
  on_server -v "name=$1" <<< 'DROP DATABASE IF EXISTS :"name" WITH (FORCE);'
}

# is_as_written DUMP: whether the dump is, byte for byte, what its own manifest was written for.
is_as_written() {
  local sum
  sum=$(sha256sum < "$1")
  grep -Fxq "dump"$'\t'"${sum%% *}" "$1.manifest"
}

# copy_objects FROM TO MANIFEST: copies the objects of a folder that are not there yet. None ever changes,
# and those with ~ in their names are not finished. The folder may be missing as long as no row of the
# manifest needs an object. What says whose they are stays where it is: a copy is nobody's.
copy_objects() {
  local from=$1 to=$2 manifest=$3 object
  if [ ! -d "$from" ]; then
    ! grep -q ' object ' "$manifest" ||
      die "the videos are objects, and there is no folder $from" "is a disk not mounted?"
    return 0
  fi
  mkdir -p "$to"
  find "$from" -type f ! -name '*~*' ! -path '*/installation/*' -printf '%P\0' | while IFS= read -r -d '' object; do
    [ ! -e "$to/$object" ] || continue
    mkdir -p "$(dirname "$to/$object")"
    # A name of its own, as another backup may run.
    if ! cp -p "$from/$object" "$to/$object~$$"; then
      # The sweep has deleted it meanwhile: nothing in the dump refers to it.
      rm -f "$to/$object~$$"
      [ ! -e "$from/$object" ] || die "cannot copy $from/$object to $to" "see the message above; is the disk full?"
      continue
    fi
    sync "$to/$object~$$"
    mv "$to/$object~$$" "$to/$object"
  done
}

# human BYTES
human() {
  numfmt --to=iec --suffix=B "$1"
}
