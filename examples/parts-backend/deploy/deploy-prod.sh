#!/usr/bin/env bash
# Brings a new release into production: backs up the database, puts the jar into a folder of its own,
# migrates the schema and the images, restarts the service, and goes back to the release before if the
# new one does not become healthy. Safe to repeat; stops at the first failure.
#
#   deploy-prod.sh [JAR] [--release NAME] [--env FILE] [--dry-run]
#
#   JAR              the jar to deploy; without it, one is built from this checkout
#   --release NAME   the folder's name; default: the time
#   --env FILE       the settings; default: parts-backend.env beside this script
#   --dry-run        says what it would do, and does nothing
#
# PARTS_HOME/releases/NAME holds the jar, and PARTS_HOME/current is a link to the release that runs.
# The service runs on while the database is migrated, so a migration must leave the running release
# working. PARTS_RESTART is the command that restarts the service.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

given=
release=
while [ $# -gt 0 ]; do
  case $1 in
    --release) release=$(value "$@"); shift ;;
    --env) env_file=$(value "$@"); shift ;;
    --dry-run) dry_run=true ;;
    --help) usage; exit ;;
    -*) misunderstood "$1 is not understood" ;;
    *) [ -z "$given" ] || misunderstood "one jar, please"; given=$1 ;;
  esac
  shift
done
load_env
# The service runs as another user, and must be able to read the release.
umask 022
check_images
[ -n "${PARTS_HOME:-}" ] || die "PARTS_HOME is not in $env_file" "name the folder of the releases there"
[ -z "$given" ] || [ -f "$given" ] || die "there is no jar $given"
[[ $release =~ ^([A-Za-z0-9][A-Za-z0-9._-]*)?$ ]] || misunderstood "$release is no name for a folder"
# A release that crashed at its start uses up the starts that the unit allows: without the reset,
# systemd would refuse to start the one before.
restart_command=${PARTS_RESTART:-systemctl reset-failed parts-backend.service || true; systemctl restart parts-backend.service}
releases=$home/releases
steps=6

install() {
  if [ -z "$given" ]; then
    build_jar
  fi
  [ ! -e "$releases/$release" ] || die "$releases/$release is there already" "choose another --release"
  run mkdir -p "$releases"
  run rm -rf "$releases/.new"
  run mkdir "$releases/.new"
  run cp "$source_jar" "$releases/.new/parts-backend.jar"
  # The service runs as another user.
  run chmod -R u=rwX,go=rX "$releases/.new"
  run sync "$releases/.new/parts-backend.jar"
  run mv -T "$releases/.new" "$releases/$release"
}

# switch_to RELEASE: in one move, so that there is a current release at any moment.
switch_to() {
  run ln -sfn "releases/$1" "$home/current.new"
  run mv -T "$home/current.new" "$home/current"
}

# Without the lock (9), in case what restarts the service leaves a process behind.
restart() {
  run bash -c "$restart_command" 9>&- && { [ "$dry_run" = true ] || wait_until_healthy ''; }
}

switch_and_restart() {
  switch_to "$release"
  if restart; then
    return
  fi
  if [ -z "$previous" ]; then
    echo "$release is not healthy, and there is no release before it" >&2
  else
    echo "$release is not healthy; going back to $previous" >&2
    switch_to "$previous"
    if restart; then
      echo "$previous runs again" >&2
    else
      echo "$previous is not healthy either" >&2
    fi
  fi
  return 1
}

# Never the one that runs, nor the one to go back to.
remove_old_releases() {
  find "$releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@\t%f\n' | sort -rn | cut -f 2 |
    tail -n "+$((${PARTS_KEEP_RELEASES:-5} + 1))" |
    while IFS= read -r old; do
      case $old in "$release" | "$previous") continue ;; *) ;; esac
      rm -rf "${releases:?}/$old"
      echo "    removed the old release $old"
    done
}

one_at_a_time
previous=
[ ! -L "$home/current" ] || previous=$(basename "$(readlink "$home/current")")
source_jar=$(readlink -m "${given:-$deploy_dir/../target/parts-backend.jar}")
time=$(date +%Y%m%d-%H%M%S)
release=${release:-$time}
jar=$releases/$release/parts-backend.jar
step "Back up the database" "nothing was changed; see the message above" \
  run "$deploy_dir/backup.sh" --env "$env_file"
step "Copy the code: build and install the release $release" \
  "nothing was changed for the service; see the message above" install
step "Migrate the schema" \
  "the service was not touched; the message above names the migration, and nothing of it was done: mend it and deploy again" \
  ask_jar migrate-schema
step "Migrate the images" \
  "the service was not touched; files that were moved stay moved: mend or remove those it names, and deploy again" \
  migrate_images
step "Switch to $release and restart" \
  "look at the log of the service. The schema is the new one; if the old release cannot live with it, restore.sh brings back the backup of step 1" \
  switch_and_restart
step "Remove old releases" "remove them by hand in $releases" run remove_old_releases
