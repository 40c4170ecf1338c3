#!/usr/bin/env bash
# Says how the deployment is: version of the schema, pictures of each kind, size of the database, the
# last backup, and whether the server answers.
#
#   status.sh [--json] [--env FILE] [--jar JAR]
#
#   --json       what the database holds, as JSON, and nothing else
#   --env FILE   the settings; default: parts-backend.env beside this script
#   --jar JAR    the jar that is asked; default: the deployed one, else the one just built

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

json=false
jar_given=
while [ $# -gt 0 ]; do
  case $1 in
    --json) json=true ;;
    --env) env_file=$(value "$@"); shift ;;
    --jar) jar_given=$(value "$@"); shift ;;
    --help) usage; exit ;;
    *) misunderstood "$1 is not understood" ;;
  esac
  shift
done
load_env
use_jar "$jar_given"
if [ "$json" = true ]; then
  ask_jar status --json
  exit
fi

ask_jar status
last=$(find "$backups" -maxdepth 1 -type f -name "$live_database-????????-??????.dump" 2> /dev/null |
  sort | tail -n 1) || true
echo "Last backup: ${last:-none in $backups}"
if is_healthy; then echo "Server: $(health_url) answers 200"; else echo "Server: $(health_url) does not answer 200"; fi
if [ -L "$home/current" ]; then echo "Release: $(basename "$(readlink "$home/current")")"; fi
