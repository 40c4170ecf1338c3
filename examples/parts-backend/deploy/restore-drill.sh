#!/usr/bin/env bash
# Proves that a backup can be restored: restores it into a scratch database, reads and hashes every
# medium there, compares with what was backed up, and drops the scratch database again, whatever came.
#
#   restore-drill.sh DUMP [--manifest FILE | --live] [--env FILE] [--jar JAR]
#
#   --manifest FILE   what to compare with; default: DUMP.manifest, which backup.sh wrote
#   --live            compares with the live database instead; what changed since shows as different
#   --env FILE        the settings; another file can name another server to do the drill on
#   --jar JAR         the jar that hashes; default: the deployed one, else the one just built
#
# Videos are read from DUMP's folder, where backup.sh copied them, or from the bucket itself.
#
# The database user must be allowed to create databases. The live database is only read, and only
# with --live. Exit status: 0 the backup is good, 1 it is not, 2 the call was not understood.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

dump=
expected=
live=false
jar_given=
while [ $# -gt 0 ]; do
  case $1 in
    --manifest) expected=$(value "$@"); shift ;;
    --live) live=true ;;
    --env) env_file=$(value "$@"); shift ;;
    --jar) jar_given=$(value "$@"); shift ;;
    --help) usage; exit ;;
    -*) misunderstood "$1 is not understood" ;;
    *) [ -z "$dump" ] || misunderstood "one dump, please"; dump=$1 ;;
  esac
  shift
done
[ -n "$dump" ] || misunderstood "which dump?"
[ -f "$dump" ] || die "there is no file $dump"
load_env
use_jar "$jar_given"

work=$(mktemp -d)
scratch=${live_database}_drill_$$_$(date +%s)
created=false
clean_up() {
  local status=$?
  rm -rf "$work"
  if [ "$created" = true ]; then
    drop_database "$scratch" || status=1
  fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
problems=0
problem() {
  problems=$((problems + 1))
  echo "PROBLEM: $1"
}

# salvage: fills the scratch database with what can still be read, table by table.
salvage() {
  local entry
  drop_database "$scratch" && create_database "$scratch" &&
    restore_into "$scratch" "$dump" --no-acl --section=pre-data || return 1
  pg_restore --list "$dump" | grep -F ' TABLE DATA ' > "$work/tables"
  while IFS= read -r entry; do
    echo "$entry" > "$work/entry"
    if ! pg_restore -L "$work/entry" -f "$work/rows" "$dump"; then
      # The row at the break is cut off, and the end of the rows is not written.
      sed -i '$d' "$work/rows"
      echo '\.' >> "$work/rows"
    fi
    sql -d "$scratch" -v ON_ERROR_STOP=0 -f "$work/rows"
  done < "$work/tables"
}

if [ "$live" = true ]; then
  expected=$work/live
  manifest > "$expected"
elif [ -z "$expected" ]; then
  expected=$dump.manifest
  [ ! -f "$expected" ] || is_as_written "$dump" || problem "the file has changed since backup.sh wrote it"
fi
[ -f "$expected" ] || die "there is no manifest $expected" "name one with --manifest, or compare with --live"

echo "Restoring $dump into the scratch database $scratch"
started=$SECONDS
created=true
create_database "$scratch" || die "there is no scratch database, and so no drill" "see the message above"
restored=true
if ! restore_into "$scratch" "$dump" --no-acl --verbose 2> "$work/restore.log"; then
  restored=false
  problem "it cannot be restored: $(grep -m 1 -i error: "$work/restore.log")"
  echo "What can be read of it is restored, to see which media are hit"
  salvage > "$work/salvage.log" 2>&1 || tail -n 1 "$work/salvage.log"
fi

export PGDATABASE=$scratch
if manifest > "$work/actual" 2> "$work/manifest.log"; then
  compare_manifests "$expected" "$work/actual" || problem "what is in it is not what was backed up"
else
  problem "its tables cannot be read: $(head -n 1 "$work/manifest.log")"
fi
if [ "$restored" = true ]; then
  echo "Hashing every medium of $scratch with $jar"
  # The videos that were backed up, not those of the server.
  [ -z "${PARTS_VIDEOS_FOLDER:-}" ] || PARTS_VIDEOS_FOLDER=$(dirname "$dump")/videos
  PARTS_DB_URL=$url_host/$scratch$url_parameters ask_jar verify || problem "verify found damaged media"
fi

if [ "$problems" -gt 0 ]; then
  echo "FAILED: do not rely on $dump (problems: $problems)"
  exit 1
fi
echo "PASSED: $(media_in "$work/actual") media restored and hashed in $((SECONDS - started)) s"
