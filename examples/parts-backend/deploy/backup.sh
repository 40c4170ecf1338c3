#!/usr/bin/env bash
# Backs up the database, pictures and videos included, into one file that pg_restore reads.
#
#   backup.sh [--env FILE] [--dir DIR] [--keep N]
#
#   --env FILE   the settings; default: parts-backend.env beside this script
#   --dir DIR    where backups go; default: PARTS_BACKUPS, else PARTS_HOME/backups
#   --keep N     removes all but the newest N backups of this database afterwards; "all" removes none;
#                default: PARTS_KEEP_BACKUPS, else all
#
# Videos in PARTS_VIDEOS_FOLDER are copied to DIR/videos, each once; of a bucket there is only what the
# tables know. Old ones are never removed there.
#
# Beside DATABASE-TIME.dump stands DATABASE-TIME.dump.manifest: the place, size and SHA-256 of every
# medium and the rows of every table, taken from the same snapshot. restore-drill.sh holds a restored
# copy to it. A backup has its name only once it is whole, on the disk and readable by pg_restore.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

dir=
keep=
while [ $# -gt 0 ]; do
  case $1 in
    --env) env_file=$(value "$@"); shift ;;
    --dir) dir=$(value "$@"); shift ;;
    --keep) keep=$(value "$@"); shift ;;
    --help) usage; exit ;;
    *) misunderstood "$1 is not understood" ;;
  esac
  shift
done
load_env
dir=${dir:-$backups}
keep=${keep:-${PARTS_KEEP_BACKUPS:-all}}
[[ $keep =~ ^([1-9][0-9]*|all)$ ]] || misunderstood "the number of backups to keep is 1 or more, or all; not $keep"

umask 077
mkdir -p "$dir"
while dump=$dir/$live_database-$(date +%Y%m%d-%H%M%S).dump && [ -e "$dump" ]; do sleep 0.2; done
export PART=$dump.part
trap 'rm -f "$PART" "$PART.done" "$PART.manifest"' EXIT
started=$SECONDS

# The manifest and the dump see the same snapshot, whatever is written meanwhile.
sql -o "$PART.manifest" <<SQL
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot() AS snapshot \\gset
\\setenv SNAPSHOT :snapshot
\\! pg_dump -w -Fc --lock-wait-timeout=60s --snapshot="\$SNAPSHOT" --file="\$PART" && : > "\$PART.done"
\\i $(printf "'%s'" "${deploy_dir//\'/\'\'}/manifest.sql")
COMMIT;
SQL
[ -e "$PART.done" ] || die "pg_dump failed; there is no new backup" "see its message above"
pg_restore --list "$PART" > /dev/null
sum=$(sha256sum < "$PART")
printf 'dump\t%s\n' "${sum%% *}" >> "$PART.manifest"
sync "$PART" "$PART.manifest"
mv "$PART.manifest" "$dump.manifest"
mv "$PART" "$dump"
sync "$dir"
# After the dump: what it refers to is there, as the sweep deletes an object days after its medium.
if [ -n "${PARTS_VIDEOS_FOLDER:-}" ]; then
  copy_objects "$PARTS_VIDEOS_FOLDER" "$dir/videos" "$dump.manifest"
fi
echo "$dump: $(human "$(stat -c %s "$dump")"), $(media_in "$dump.manifest") media, $((SECONDS - started)) s"

if [ "$keep" != all ]; then
  find "$dir" -maxdepth 1 -type f -name "$live_database-????????-??????.dump" | sort -r | tail -n "+$((keep + 1))" |
    while IFS= read -r old; do
      rm -f "$old" "$old.manifest"
      echo "removed the old backup $old"
    done
fi
