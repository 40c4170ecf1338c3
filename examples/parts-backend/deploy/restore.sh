#!/usr/bin/env bash
# Brings the database back from a backup. This is the real one: what was stored since is gone from view.
#
#   restore.sh DUMP [--yes] [--env FILE] [--jar JAR] [--dry-run]
#
#   --yes        does not ask
#   --env FILE   the settings; default: parts-backend.env beside this script
#   --jar JAR    the jar that hashes; default: the deployed one, else the one just built
#   --dry-run    says what it would do, and does nothing
#
# Videos that are missing in PARTS_VIDEOS_FOLDER are copied back from DUMP's folder.
#
# It backs up the database as it is now, restores DUMP beside it under another name, hashes every
# medium there, and only then swaps the names in one transaction. The server can run on: it is
# disconnected once and connects to the restored database. The old database stays as
# DATABASE_before_TIME until you drop it; do not run a server on it, as videos in a folder or bucket are
# the restored database's from then on. The database user must own the database and be allowed to create
# databases.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

dump=
yes=false
jar_given=
while [ $# -gt 0 ]; do
  case $1 in
    --yes) yes=true ;;
    --env) env_file=$(value "$@"); shift ;;
    --jar) jar_given=$(value "$@"); shift ;;
    --dry-run) dry_run=true ;;
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
time=$(date +%Y%m%d_%H%M%S)
restored=${live_database}_restored_$time
before=${live_database}_before_$time
steps=6

confirm() {
  local answer
  pg_restore --list "$dump" > /dev/null
  if [ ! -f "$dump.manifest" ]; then
    echo "    there is no $dump.manifest, so only what the database itself says can be checked"
  elif ! is_as_written "$dump"; then
    echo "$dump has changed since backup.sh wrote it" >&2
    return 1
  fi
  [ "$yes" = false ] && [ "$dry_run" = false ] || return 0
  read -r -p "Put $dump in the place of $live_database on $PGHOST:$PGPORT? Type the database's name: " answer
  [ "$answer" = "$live_database" ]
}

restore_beside() {
  create_database "$restored"
  restore_into "$restored" "$dump"
  sql -d "$restored" -c 'SET client_min_messages = error' -c ANALYZE
}

hash_every_medium() {
  local actual
  if [ -n "${PARTS_VIDEOS_FOLDER:-}" ]; then
    # What the sweep has deleted since. Nothing else refers to it, if the names are not swapped.
    copy_objects "$(dirname "$dump")/videos" "$PARTS_VIDEOS_FOLDER" "$dump.manifest"
  fi
  if [ -f "$dump.manifest" ]; then
    actual=$(PGDATABASE=$restored manifest)
    compare_manifests "$dump.manifest" - <<< "$actual"
  fi
  PARTS_DB_URL=$url_host/$restored$url_parameters ask_jar verify
}

swap_names() {
  # Interrupted halfway, it would leave a database that nobody can connect to.
  trap '' HUP INT TERM
  # Nobody connects anew while those who are connected are sent away.
  on_server -v "live=$live_database" -v "restored=$restored" -v "before=$before" <<'SQL' || {
ALTER DATABASE :"live" ALLOW_CONNECTIONS false;
SELECT count(pg_terminate_backend(pid, 5000)) || ' connections closed'
FROM pg_stat_activity WHERE datname IN (:'live', :'restored') AND backend_type = 'client backend';
BEGIN;
ALTER DATABASE :"live" RENAME TO :"before";
ALTER DATABASE :"restored" RENAME TO :"live";
COMMIT;
ALTER DATABASE :"before" ALLOW_CONNECTIONS true;
SQL
    on_server -v "live=$live_database" <<< 'ALTER DATABASE :"live" ALLOW_CONNECTIONS true;' ||
      echo "NOBODY CAN CONNECT until you say: ALTER DATABASE \"$live_database\" ALLOW_CONNECTIONS true" >&2
    return 1
  }
}

take_over_videos() {
  if [ -n "${PARTS_VIDEOS_FOLDER:-}${PARTS_VIDEOS_BUCKET:-}" ]; then
    ask_jar adopt-videos --take-over
  else
    echo "    all videos are in the tables"
  fi
}

one_at_a_time
step "Check the dump, and ask" "nothing was changed; choose another dump, or say yes" confirm
step "Back up the database as it is" "nothing was changed; see the message above" \
  run "$deploy_dir/backup.sh" --env "$env_file" --keep all
step "Restore into $restored" "nothing was changed but that database: DROP DATABASE \"$restored\"" run restore_beside
step "Hash every medium in $restored" \
  "the live database is as it was; DROP DATABASE \"$restored\", and choose another dump" run hash_every_medium
step "Swap $live_database and $restored" \
  "the live database is as it was; DROP DATABASE \"$restored\", close the connections of other users, and start again" run swap_names
step "Take over the videos" \
  "the database is restored, but can only read videos: parts.sh adopt-videos --take-over, when their place answers" \
  take_over_videos
[ "$dry_run" = true ] || echo "$live_database is what $dump holds. What it was is kept: DROP DATABASE \"$before\" when you are sure."
