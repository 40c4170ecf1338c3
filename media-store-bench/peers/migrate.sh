#!/usr/bin/env bash
# Moves the same photos from files into one PostgreSQL with a Pillow script and with FileMigration,
# in turn, each in a process of its own from start to end, and prints a Markdown table.
#
#   media-store-bench/peers/migrate.sh DIRECTORY-OF-JPEGS [PHOTOS [ROUNDS]]
#
# The directory's JPEGs are copied under as many names as PHOTOS says (200), each with a comment of
# its own. JAVA_HOME chooses the JVM. Needs Debian's python3-pil and python3-psycopg2 (PYTHON names
# an interpreter that has them).
set -euo pipefail

if [ $# -eq 0 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0"
  exit 2
fi
photos=$(realpath "$1")
count=${2:-200} rounds=${3:-3}
peers=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$peers/../.." && pwd)
readonly photos count rounds peers root
PYTHON=${PYTHON:-/usr/bin/python3}
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

(
  cd "$root"
  ./mvnw -q -pl media-store-bench -am -DskipTests \
    package dependency:build-classpath -Dmdep.outputFile=target/classpath
) >&2
classpath=$root/media-store-bench/target/classes:$(cat "$root/media-store-bench/target/classpath")
ours() { "$JAVA" -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED -cp "$classpath" "$@"; }

scratch=$(mktemp -d)
finish() {
  exec {server_in}>&- || true
  wait || true
  rm -rf "$scratch"
}
mkfifo "$scratch/stdin"
ours io.github.mediastore.bench.MigrationServer < "$scratch/stdin" > "$scratch/port" &
exec {server_in}> "$scratch/stdin"
trap finish EXIT

"$PYTHON" - "$photos" "$scratch/uploads" "$count" << 'PYTHON'
import pathlib, sys

photos = sorted(p for p in pathlib.Path(sys.argv[1]).iterdir() if p.suffix.lower() in (".jpg", ".jpeg"))
for i in range(int(sys.argv[3])):
    photo = photos[i % len(photos)].read_bytes()
    comment = b"copy %d" % i
    folder = pathlib.Path(sys.argv[2], "users", f"{i:05d}")
    folder.mkdir(parents=True)
    segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
    (folder / "profile.jpg").write_bytes(photo[:2] + segment + photo[2:])
PYTHON

for _ in $(seq 300); do
  [ -s "$scratch/port" ] && break
  sleep 0.1
done
address=localhost:$(cat "$scratch/port")

# measure NAME COMMAND...: prints photos a second and how many cores were busy.
TIMEFORMAT='%R %U %S'
measure() {
  local name=$1 stored bytes
  shift
  { time "$@" > "$scratch/result" 2> "$scratch/errors"; } 2> "$scratch/time" || {
    cat "$scratch/errors" >&2
    exit 1
  }
  read -r stored bytes < "$scratch/result"
  if [ "$stored" != "$count" ]; then
    echo "$name stored $stored photos, not $count" >&2
    exit 1
  fi
  tail -1 "$scratch/time" | awk -v n="$count" -v bytes="$bytes" \
    '{printf "%.2f %.2f %d\n", n / $1, ($2 + $3) / $1, bytes / n / 1000}'
}

# Every round fills two databases of its own.
database() { "$PYTHON" -c 'import sys, psycopg2
connection = psycopg2.connect(sys.argv[1])
connection.autocommit = True
connection.cursor().execute("CREATE DATABASE " + sys.argv[2])' "postgresql://postgres@$address/postgres" "$1"; }

cat "$scratch"/uploads/users/*/profile.jpg > /dev/null
echo "$count photos of $(du -sm "$scratch/uploads" | cut -f1) MB in files, $(nproc) cores, $("$PYTHON" -c 'import PIL, psycopg2
print("Pillow", PIL.__version__ + ", psycopg2", psycopg2.__version__.split()[0])'), $("$JAVA" -version 2>&1 | sed -n 2p)"
echo
echo "| round | Pillow script, photos/s | FileMigration, photos/s | ratio | cores busy | KB a photo |"
echo "|--:|--:|--:|--:|--:|--:|"
for round in $(seq "$rounds"); do
  database "pillow$round"
  database "ours$round"
  read -r a busy_a kb_a < <(measure Pillow "$PYTHON" "$peers/migrate_pillow.py" \
    "postgresql://postgres@$address/pillow$round" "$scratch/uploads")
  read -r b busy_b kb_b < <(measure FileMigration ours io.github.mediastore.bench.FolderMigration \
    "jdbc:postgresql://$address/ours$round?user=postgres" "$scratch/uploads")
  echo "| $round | $a | $b | $(awk "BEGIN {printf \"%.2f\", $b / $a}") | $busy_a, $busy_b | $kb_a, $kb_b |"
done
