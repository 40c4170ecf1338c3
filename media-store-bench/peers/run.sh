#!/usr/bin/env bash
# Runs media-store, sharp and Pillow over the same photos in turn and prints a Markdown report.
#
#   media-store-bench/peers/run.sh DIRECTORY-OF-JPEGS [options of compare.py]
#
# JAVA_HOME chooses the JVM. Needs Node.js with npm, and Debian's python3-pil and python3-numpy
# (PYTHON names an interpreter that has them).
set -euo pipefail

if [ $# -eq 0 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
fi
photos=$(realpath "$1")
shift
peers=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$peers/../.." && pwd)
readonly photos peers root
PYTHON=${PYTHON:-/usr/bin/python3}
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

(
  cd "$root"
  ./mvnw -q -pl media-store-bench -am -DskipTests \
    package dependency:build-classpath -Dmdep.outputFile=target/classpath
  cd "$peers"
  [ -d node_modules ] || npm ci --no-audit --no-fund
) >&2

exec "$PYTHON" "$peers/compare.py" --photos "$photos" --java "$JAVA" \
  --classpath "$root/media-store-bench/target/classes:$(cat "$root/media-store-bench/target/classpath")" \
  "$@"
