#!/usr/bin/env bash
# Runs one command of the jar with the settings of the env file.
#
#   parts.sh [--env FILE] [--jar JAR] COMMAND [ARGUMENTS]
#
#   parts.sh migrate-schema                             brings the tables to the jar's version
#   parts.sh migrate-images DIR [--dry-run]             moves the old files into the database
#   parts.sh confirm-images DIR [--trash TRASHDIR]      removes the old files that proved to be there
#   parts.sh status [--json]                            what is in the database
#   parts.sh verify                                     reads and hashes every medium
#   PARTS_NEW_PASSWORD=... parts.sh create-user EMAIL NAME USER|EDITOR
#
#   --env FILE   the settings; default: parts-backend.env beside this script
#   --jar JAR    default: the deployed one, else the one just built

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

jar_given=
while [ $# -gt 0 ]; do
  case $1 in
    --env) env_file=$(value "$@"); shift ;;
    --jar) jar_given=$(value "$@"); shift ;;
    --help) usage; exit ;;
    -*) misunderstood "$1 is not understood" ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || misunderstood "which command?"
load_env
use_jar "$jar_given"
ask_jar "$@"
