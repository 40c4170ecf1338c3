#!/usr/bin/env bash
# Runs every script of the folder above for real: on a PostgreSQL of its own, with old picture files, a
# server, uploads over HTTP, damaged dumps and broken releases. Prints one line for each check.
#
#   operations.sh [JAR]
#
# Without JAR, deploy-dev.sh builds it. Needs a JDK, PostgreSQL's server and client programs, curl, jq,
# ffmpeg and shellcheck. As root it runs PostgreSQL as the user postgres. It leaves nothing behind.
set -euo pipefail

deploy=$(cd "$(dirname "$0")/.." && pwd)
built=${1:+$(realpath "$1")}
work=$(mktemp -d)
readonly deploy work password='only "for this" test'
chmod 755 "$work"
passed=0
failed=0

clean_up() {
  [ ! -f "$work/home/service.pid" ] || kill "$(< "$work/home/service.pid")" 2> /dev/null || true
  [ ! -f "$work/env" ] || "$deploy/deploy-dev.sh" --stop --env "$work/env" > /dev/null 2>&1 || true
  [ ! -f "$work/data/postmaster.pid" ] || as_postgres "$bin/pg_ctl" -D "$work/data" -m immediate stop > /dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

# check WHAT COMMAND...: one check, one line; what a failed one printed comes after it.
check() {
  local what=$1 status=0
  shift
  set +e
  (set -e; "$@") > "$work/out" 2>&1 < /dev/null
  status=$?
  set -e
  cat "$work/out" >> "$work/everything"
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok      $what"
  else
    failed=$((failed + 1))
    echo "FAILED  $what"
    sed 's/^/          /' "$work/out" | tail -n 30
  fi
}

# fails_with STATUS TEXT COMMAND...: that the command ends with this status, and says this.
fails_with() {
  local expected=$1 text=$2 status=0
  shift 2
  "$@" > "$work/said" 2>&1 || status=$?
  cat "$work/said"
  [ "$status" -eq "$expected" ] || { echo "the status is $status, not $expected"; return 1; }
  grep -F -e "$text" "$work/said" > /dev/null || { echo "it did not say: $text"; return 1; }
}

# says TEXT COMMAND...
says() {
  fails_with 0 "$@"
}

# is EXPECTED ACTUAL
is() {
  [ "$1" = "$2" ] || { echo "expected: $1"; echo "but was:  $2"; return 1; }
}

# prints EXPECTED COMMAND...: that the command prints exactly this.
prints() {
  local expected=$1 actual
  shift
  actual=$("$@")
  is "$expected" "$actual"
}

not() {
  if "$@"; then
    echo "this should have failed: $*"
    return 1
  fi
}

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

sql() {
  PGPASSWORD=$password psql -X -w -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U parts -d parts "$@"
}

free_port() {
  local candidate
  while candidate=$((20000 + RANDOM % 12000)) && (exec 3<> "/dev/tcp/127.0.0.1/$candidate") 2> /dev/null; do :; done
  echo "$candidate"
}

start_postgres() {
  local candidate
  for candidate in /usr/lib/postgresql/*/bin; do bin=$candidate; done
  port=$(free_port)
  install -d -m 700 "$work/data"
  [ "$(id -u)" -ne 0 ] || chown postgres "$work/data"
  echo admin > "$work/admin"
  as_postgres "$bin/initdb" -D "$work/data" -A scram-sha-256 -U admin --pwfile="$work/admin" > "$work/initdb.log" 2>&1 ||
    { cat "$work/initdb.log"; return 1; }
  as_postgres "$bin/pg_ctl" -D "$work/data" -w -l "$work/data/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" start > /dev/null
  PGPASSWORD='admin' psql -X -q -h 127.0.0.1 -p "$port" -U admin -d postgres -v "password=$password" <<'SQL'
CREATE ROLE parts LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE parts OWNER parts;
SQL
}

write_env() {
  web=$(free_port)
  cat > "$work/env" <<ENV
# Of the test.
PARTS_DB_URL=jdbc:postgresql://127.0.0.1:$port/parts
PARTS_DB_USER=parts
PARTS_DB_PASSWORD='$password'
PARTS_ADDRESS=127.0.0.1
PARTS_PORT=$web
PARTS_HOME=$work/home
PARTS_KEEP_BACKUPS=3
PARTS_KEEP_RELEASES=2
PARTS_HEALTH_TIMEOUT=180
# A poster would be counted too, where there is ffmpeg.
PARTS_POSTERS=false
PARTS_RESTART='$work/restart'
JDK_JAVA_OPTIONS=-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
ENV
  chmod 600 "$work/env"
}

# What systemctl restart does, without systemd. It returns when the server answers or has ended, so that
# deploy-prod.sh need not be patient here, however slow the machine.
write_restart_command() {
  cat > "$work/restart" <<RESTART
#!/usr/bin/env bash
if [ -f "$work/home/service.pid" ]; then
  pid=\$(< "$work/home/service.pid")
  kill "\$pid" 2> /dev/null
  while kill -0 "\$pid" 2> /dev/null; do sleep 0.1; done
fi
cd "$work/home/current"
nohup java -jar parts-backend.jar > "$work/home/service.log" 2>&1 < /dev/null &
echo \$! > "$work/home/service.pid"
while kill -0 \$! 2> /dev/null && ! curl -fsS --noproxy '*' -o /dev/null "http://127.0.0.1:$web/healthz"; do
  sleep 0.2
done 2> /dev/null
RESTART
  chmod +x "$work/restart"
}

# Files and rows as the application had them before: URLs in the rows, pictures in a folder.
make_old_files() {
  mkdir -p "$work/uploads"/{profiles,logos,parts}
  draw() { ffmpeg -v error -f lavfi -i "$1" -frames:v 1 "$work/uploads/$2"; }
  draw testsrc2=size=1600x1200 profiles/ada.jpg
  draw mandelbrot=size=900x900 profiles/ben.png
  draw testsrc=size=640x200 logos/acme.png
  draw rgbtestsrc=size=1280x960 parts/front.jpg
  draw smptebars=size=1280x960 parts/back.jpg
  ffmpeg -v error -f lavfi -i testsrc2=size=320x240:rate=10:duration=2 -pix_fmt yuv420p "$work/film.mp4"
  ffmpeg -v error -f lavfi -i mandelbrot=size=1400x1000 -frames:v 1 "$work/new.jpg"
  sql <<'SQL'
UPDATE users SET profile_photo_url = '/uploads/profiles/ada.jpg' WHERE email = 'ada@example.org';
UPDATE users SET profile_photo_url = '/uploads/profiles/ben.png' WHERE email = 'ben@example.org';
INSERT INTO organizations (name, logo_url) VALUES ('Acme', '/uploads/logos/acme.png');
INSERT INTO parts (organization_id, number, name, image_urls)
SELECT id, 'A-1', 'Bracket', ARRAY['/uploads/parts/front.jpg', '/uploads/parts/back.jpg'] FROM organizations;
SQL
}

# request METHOD PATH [curl arguments]: with the session and its CSRF token; prints the answer.
request() {
  local token
  token=$(awk '$6 == "XSRF-TOKEN" { print $7 }' "$work/cookies" 2> /dev/null || true)
  curl -fsS --noproxy '*' -b "$work/cookies" -c "$work/cookies" -H "X-XSRF-TOKEN: $token" \
    -X "$1" "http://127.0.0.1:$web$2" "${@:3}"
}

sign_in() {
  rm -f "$work/cookies"
  # Any answer brings the token.
  request GET /api/me > /dev/null 2>&1 || true
  request POST /login --data-urlencode username=ada@example.org --data-urlencode "password=$password"
  request GET /api/me
}

picture() {
  curl -fsS --noproxy '*' "http://127.0.0.1:$web$1"
}

databases() {
  sql -c "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE NOT datistemplate"
}

backups() {
  find "$work/home/backups" -name '*.dump' | sort
}

newest_backup() {
  backups | tail -n 1
}

counts_right() {
  "$deploy/status.sh" --json --env "$work/env" | tee "$work/status"
  jq -e '.schemaVersion == "3" and .databaseBytes > 0
    and .profilePhotos.withMedia == 2 and .logos.withMedia == 1
    and .partImages.withMedia == 1 and .partImages.media == 2
    and .partVideos.media == 1 and ([.migration[]] | add) == 5' "$work/status"
}


# --- the checks that are more than one command

systemd_unit() {
  # The test's machine need not have what the unit runs and reads.
  systemd-analyze verify "$deploy/parts-backend.service" > "$work/unit" 2>&1 || true
  not grep -F parts-backend.service "$work/unit"
}

nothing_is_there() {
  [ ! -e "$work/home" ]
  prints 0 sql -c "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
}

server_pid() {
  cat "$work/home/parts-backend.pid"
}

deploy_again() {
  local old
  old=$(server_pid)
  "$deploy/deploy-dev.sh" --env "$work/env" --jar "$jar"
  [ "$(server_pid)" != "$old" ]
  not kill -0 "$old" 2> /dev/null
}

# The first four bytes of every picture.
served() {
  local path
  for path in "users/$ada/profile" "users/$((ada + 1))/profile" "organizations/$organization/logo" \
    "parts/$part?index=0" "parts/$part?index=1"; do
    picture "/images/$path" > "$work/picture"
    head -c 4 "$work/picture"
    echo
  done | paste -s -d ' '
}

every_file_is_there() {
  [ "$(find "$work/uploads" -type f | wc -l)" -eq "$1" ]
}

upload() {
  local path=$1 expected=$2
  shift 2
  request POST "$path" "$@" > "$work/answer"
  cat "$work/answer"
  jq -e "$expected" "$work/answer"
}

keeps_only_newest_backups() {
  "$deploy/backup.sh" --env "$work/env" --keep all
  "$deploy/backup.sh" --env "$work/env" --keep 3
  is 3 "$(backups | wc -l)"
  is 3 "$(find "$work/home/backups" -name '*.manifest' | wc -l)"
  is "$good" "$(backups | head -n 1)"
}

# damage FILE AT: flips a bit of the byte there.
damage() {
  local byte
  byte=$(od -A n -t u1 -j "$2" -N 1 "$1")
  printf '%b' "\\x$(printf '%02x' "$((byte ^ 16))")" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# A byte of the pictures is changed in the file. Its manifest goes without its sum, so that only the
# restore itself can notice.
damaged_dump_fails() {
  cp "$good" "$work/damaged.dump"
  grep -v '^dump' "$good.manifest" > "$work/damaged.manifest"
  damage "$work/damaged.dump" "$(($(stat -c %s "$good") / 2))"
  fails_with 1 "cannot be restored" "$deploy/restore-drill.sh" "$work/damaged.dump" \
    --manifest "$work/damaged.manifest" --env "$work/env" --jar "$jar"
  grep -E '^medium .* (is missing|differs|has lost its bytes)' "$work/said"
}

changed_file_is_noticed() {
  cp "$good" "$work/changed.dump"
  cp "$good.manifest" "$work/changed.dump.manifest"
  # Within the table of contents, in a comment of no consequence to pg_restore.
  printf 'x' >> "$work/changed.dump"
  fails_with 1 "has changed since" "$deploy/restore-drill.sh" "$work/changed.dump" --env "$work/env" --jar "$jar"
}

# altered_dump SQL FILE: a dump that can be restored, of a database in which somebody changed a picture.
altered_dump() {
  local database=altered
  sql -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database"
  PGPASSWORD=$password pg_restore -w --no-owner -h 127.0.0.1 -p "$port" -U parts -d "$database" "$good"
  sql -d "$database" -c "$1"
  PGPASSWORD=$password pg_dump -w -Fc -h 127.0.0.1 -p "$port" -U parts -d "$database" -f "$2"
  sql -c "DROP DATABASE $database"
}

altered_picture_is_named() {
  altered_dump "UPDATE organizations SET logo_data = set_byte(logo_data, 100, get_byte(logo_data, 100) # 1)" \
    "$work/altered.dump"
  fails_with 1 "medium organizations/$organization/logo/0 differs" "$deploy/restore-drill.sh" "$work/altered.dump" \
    --manifest "$good.manifest" --env "$work/env" --jar "$jar"
}

altered_video_is_named() {
  altered_dump "UPDATE media_chunk SET data = set_byte(data, 100, get_byte(data, 100) # 1)" "$work/altered.dump"
  fails_with 1 "medium part_videos/$video/video/0 differs" "$deploy/restore-drill.sh" "$work/altered.dump" \
    --live --env "$work/env" --jar "$jar"
}

object_is_served() {
  picture "/videos/parts/$object_video" > "$work/served"
  cmp "$work/film.mp4" "$work/served"
}

damaged_object_is_named() {
  local object
  object=$(find "$(dirname "$good")/videos" -type f ! -path '*/installation/*')
  damage "$object" 100
  fails_with 1 "verify found damaged media" "$deploy/restore-drill.sh" "$good" --env "$work/env" --jar "$jar"
  grep -F "part_videos/$object_video/video" "$work/said"
  damage "$object" 100
}

videos_are_ours() {
  says "The videos are this database's" "$deploy/parts.sh" --env "$work/env" --jar "$jar" adopt-videos
}

another_name_may_not_delete() {
  PARTS_INSTALLATION=copy fails_with 1 "an installation of another name" \
    "$deploy/parts.sh" --env "$work/env" --jar "$jar" adopt-videos
}

# What went wrong before the backup is in its manifest too; only the stored SHA-256 tells.
damage_of_before_the_backup_is_found() {
  altered_dump "UPDATE organizations SET logo_data = set_byte(logo_data, 100, get_byte(logo_data, 100) # 1)" \
    "$work/altered.dump"
  sed "s|^\(medium\torganizations/$organization/logo/0\t[0-9]*\t\).*|\1$(logo_sha_of_altered)|" "$good.manifest" \
    > "$work/altered.manifest"
  fails_with 1 "verify found damaged media" "$deploy/restore-drill.sh" "$work/altered.dump" \
    --manifest "$work/altered.manifest" --env "$work/env" --jar "$jar"
}

logo_sha_of_altered() {
  sql -c "SELECT encode(sha256(set_byte(logo_data, 100, get_byte(logo_data, 100) # 1)), 'hex') FROM organizations WHERE id = $organization"
}

deleted_picture_comes_back() {
  local before
  before=$(picture "/images/users/$ada/profile" | sha256sum)
  request DELETE /uploads/users/profile-photo
  not picture "/images/users/$ada/profile" > /dev/null
  "$deploy/restore.sh" "$good" --yes --env "$work/env" --jar "$jar"
  is "$before" "$(picture "/images/users/$ada/profile" | sha256sum)"
  kill -0 "$(server_pid)"
}

# A release whose commands work and whose server does not start.
broken_release() {
  mkdir -p "$work/broken"
  cat > "$work/broken/Broken.java" <<'JAVA'
class Broken {
  public static void main(String[] args) {
    System.exit(args.length > 0 ? 0 : 1);
  }
}
JAVA
  javac -d "$work/broken" "$work/broken/Broken.java"
  jar --create --file "$work/broken.jar" --main-class Broken -C "$work/broken" Broken.class
}

current() {
  readlink "$work/home/current"
}

goes_back() {
  local before
  before=$(current)
  broken_release
  fails_with 1 "going back to ${before#releases/}" \
    "$deploy/deploy-prod.sh" "$work/broken.jar" --release broken --env "$work/env"
  prints "$before" current
  picture /healthz
}

stops_before_the_switch() {
  local before
  before=$(current)
  echo "not a jar" > "$work/text.jar"
  fails_with 1 "Step 3 of 6 failed: Migrate the schema" \
    "$deploy/deploy-prod.sh" "$work/text.jar" --release text --env "$work/env"
  prints "$before" current
  picture /healthz
}

keeps_newest_releases() {
  "$deploy/deploy-prod.sh" "$jar" --release three --env "$work/env"
  prints "releases/three" current
  # Two are kept, and the one before whatever its age; of "broken" and "text", "broken" is the older.
  is "one text three" "$(find "$work/home/releases" -mindepth 1 -maxdepth 1 -printf '%T@ %f\n' | sort | cut -d ' ' -f 2 | paste -s -d ' ')"
}

one_at_a_time() {
  (
    flock 9
    fails_with 1 "another deployment or restore is running" "$deploy/deploy-prod.sh" "$jar" --env "$work/env" 9>&-
  ) 9>> "$work/home/deploy.lock"
}

confirms_only_what_is_proven() {
  echo "changed since" >> "$work/uploads/parts/back.jpg"
  echo "never moved" > "$work/uploads/notes.txt"
  "$deploy/parts.sh" --env "$work/env" --jar "$jar" confirm-images "$work/uploads" || true
  # Ada has another photo since; nothing proves that this file is stored.
  is "$work/uploads/notes.txt
$work/uploads/parts/back.jpg
$work/uploads/profiles/ada.jpg" "$(find "$work/uploads" -type f | sort)"
}

# --- what is in the repository

check "shellcheck finds nothing" shellcheck -x "$deploy"/*.sh "$deploy"/test/*.sh
if command -v systemd-analyze > /dev/null; then
  check "the systemd unit is valid" systemd_unit
fi
for script in backup deploy-dev deploy-prod parts restore restore-drill status; do
  check "$script.sh has help" says "$script.sh" "$deploy/$script.sh" --help
done

# --- a database, and the settings

start_postgres
write_env
write_restart_command
jar=${built:-$deploy/../target/parts-backend.jar}

chmod 644 "$work/env"
check "an env file that others may read is refused" fails_with 1 "chmod 600" "$deploy/backup.sh" --env "$work/env"
chmod 600 "$work/env"
check "deploy-dev.sh --dry-run names the steps" says "Step 5 of 5: Start the server" \
  "$deploy/deploy-dev.sh" --env "$work/env" --dry-run
check "and does nothing" nothing_is_there

# --- O1: development

check "deploy-dev.sh brings up an empty database" says "answers 200" \
  "$deploy/deploy-dev.sh" --env "$work/env" ${built:+--jar "$built"}
PARTS_NEW_PASSWORD=$password check "parts.sh creates an account" \
  "$deploy/parts.sh" --env "$work/env" create-user ada@example.org Ada EDITOR
PARTS_NEW_PASSWORD=$password check "and another" \
  "$deploy/parts.sh" --env "$work/env" create-user ben@example.org Ben USER
make_old_files
ada=$(sql -c "SELECT id FROM users WHERE email = 'ada@example.org'")
organization=$(sql -c "SELECT id FROM organizations")
part=$(sql -c "SELECT id FROM parts")
check "migrate-images --dry-run says what would move" \
  "$deploy/parts.sh" --env "$work/env" migrate-images "$work/uploads" --dry-run
check "and moves nothing" prints 0 sql -c "SELECT count(*) FROM users WHERE profile_photo_data IS NOT NULL"
echo "PARTS_IMAGES=$work/uploads" >> "$work/env"
check "deploy-dev.sh again moves the old pictures in, and replaces the server" deploy_again
check "all five are served" prints "RIFF RIFF RIFF RIFF RIFF" served
check "all five files are still there" every_file_is_there 5
check "deploy-dev.sh a third time changes nothing" deploy_again

# --- uploads

check "an editor signs in" sign_in
check "a picture is uploaded" upload /uploads/users/profile-photo '.image.url' -F "file=@$work/new.jpg"
check "a video is uploaded" upload "/uploads/parts/$part/videos" '.contentType == "video/mp4"' \
  -F "file=@$work/film.mp4" -F title=Film
video=$(jq -r .id "$work/answer")

# --- O3: status

check "status.sh says what is there" says "answers 200" "$deploy/status.sh" --env "$work/env"
check "status.sh --json counts right" counts_right

# --- backups, and the drill

check "backup.sh writes a dump" says "6 media" "$deploy/backup.sh" --env "$work/env"
good=$(newest_backup)
check "restore-drill.sh passes it" says "PASSED: 6 media" "$deploy/restore-drill.sh" "$good" --env "$work/env" --jar "$jar"
check "a damaged dump fails, and the media hit are named" damaged_dump_fails
check "a dump that was changed is noticed, however little" changed_file_is_noticed
check "an altered picture in a sound dump is named" altered_picture_is_named
check "an altered video in a sound dump is named" altered_video_is_named
check "damage older than the backup is found by its stored SHA-256" damage_of_before_the_backup_is_found
check "every scratch database is gone" prints "parts postgres" databases
check "backup.sh keeps the newest backups only" keeps_only_newest_backups

# --- videos in a folder

echo "PARTS_VIDEOS_FOLDER=$work/videos" >> "$work/env"
check "a server with a folder for videos comes up" deploy_again
check "an editor signs in again" sign_in
check "a video goes to the folder" upload "/uploads/parts/$part/videos" '.contentType == "video/mp4"' \
  -F "file=@$work/film.mp4" -F title=Object
object_video=$(jq -r .id "$work/answer")
check "and not to the tables" prints 1 sql -c "SELECT count(*) FROM media_representation WHERE object_key IS NOT NULL"
check "it is served" object_is_served
check "backup.sh copies it" says "7 media" "$deploy/backup.sh" --env "$work/env"
good=$(newest_backup)
check "the drill passes" says "PASSED: 7 media" "$deploy/restore-drill.sh" "$good" --env "$work/env" --jar "$jar"
check "a video that is damaged in the backup is named" damaged_object_is_named
check "the videos stay those of the live database" videos_are_ours
check "a server of another name may not delete them" another_name_may_not_delete

# --- O4: restore

check "restore.sh asks first" fails_with 1 "nothing was changed" "$deploy/restore.sh" "$good" --env "$work/env" --jar "$jar"
check "restore.sh brings a deleted picture back, byte for byte, under the running server" deleted_picture_comes_back
check "the restored database has taken the videos over" videos_are_ours
check "and takes new ones" upload "/uploads/parts/$part/videos" '.contentType == "video/mp4"' \
  -F "file=@$work/film.mp4" -F title=Later

# --- M4: the old files

check "confirm-images removes what is proven to be stored, and nothing else" confirms_only_what_is_proven

# --- O2: production

"$deploy/deploy-dev.sh" --stop --env "$work/env" > /dev/null
sed -i 's/^PARTS_HEALTH_TIMEOUT=.*/PARTS_HEALTH_TIMEOUT=3/' "$work/env"
check "deploy-prod.sh --dry-run names the steps" says "Step 6 of 6" \
  "$deploy/deploy-prod.sh" "$jar" --env "$work/env" --dry-run
check "deploy-prod.sh deploys a release" says "answers 200" \
  "$deploy/deploy-prod.sh" "$jar" --release one --env "$work/env"
check "a release that does not start is taken back" goes_back
check "a release that cannot migrate never becomes current" stops_before_the_switch
check "old releases go, the one before stays" keeps_newest_releases
check "two deployments never run at once" one_at_a_time

# --- the page, on an empty database

guide_works() {
  kill "$(< "$work/home/service.pid")"
  sql -d postgres -c "DROP DATABASE parts WITH (FORCE)" -c "CREATE DATABASE parts"
  "$deploy/test/guide.sh" "$jar" "$port" "$password"
}

if [ "$(id -u)" -eq 0 ] && unshare --mount true; then
  check "what docs/deployment.md shows does what it says" guide_works
else
  echo "skipped what docs/deployment.md shows: only root can give it folders of its own"
fi

check "the password is never printed" not grep -F "$password" "$work/everything"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
