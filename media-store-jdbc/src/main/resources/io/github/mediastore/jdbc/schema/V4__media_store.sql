-- media-store, schema version 4, for PostgreSQL 14 and later.
-- Run it after version 3, by Flyway, Liquibase or psql. No table is rewritten or scanned. Programs for
-- earlier versions go on as before. It needs a moment in which nobody reads or writes media, and waits
-- for that no longer than half a second, nor does anybody behind it: then it fails, and can be run again.

DO $step$
BEGIN
  IF (SELECT version FROM media_store) < 4 THEN
    PERFORM set_config('lock_timeout', '500ms', true);
    LOCK TABLE media_representation IN ACCESS EXCLUSIVE MODE;

    -- An object in an object store, which holds bytes in place of chunks. Noted before it is sent
    -- there, and forgotten after it was deleted there, so that none is left behind unknown.
    CREATE TABLE IF NOT EXISTS media_object (
      key                text COLLATE "C" PRIMARY KEY CHECK (key <> ''),
      -- No more once it is to be deleted. A reference keeps it true, and false refuses references.
      live               boolean NOT NULL DEFAULT true,
      created_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
      -- Since when nothing was seen to refer to it.
      unreferenced_since timestamptz,
      UNIQUE (key, live)
    );

    -- One row: which installation the objects belong to. A copy of the database has a copy of it, and
    -- finds that the server is another, or that the marker in the object store says otherwise.
    CREATE TABLE IF NOT EXISTS media_installation (
      only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      -- What the host calls it.
      name              text,
      -- Where it was claimed or adopted, and on which timeline of the server.
      system_identifier text NOT NULL,
      database_oid      bigint NOT NULL,
      table_oid         bigint NOT NULL,
      timeline          integer NOT NULL,
      -- Changes when somebody adopts, and only then.
      adoption          text NOT NULL,
      adopted_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
      -- The number of the newest marker and what it says; the next is noted before it is written.
      generation        bigint NOT NULL CHECK (generation >= 0),
      token             text NOT NULL,
      next_token        text
    );

    ALTER TABLE media_representation
      -- Where the bytes are if they are not in chunks.
      ADD COLUMN IF NOT EXISTS object_key text COLLATE "C",
      ADD COLUMN IF NOT EXISTS object_live boolean NOT NULL DEFAULT true,
      -- How long a video plays, in milliseconds.
      ADD COLUMN IF NOT EXISTS duration_millis bigint;

    -- New rows are held to these at once. That old ones obey them, whose columns are new, is noted
    -- when the rollout ends, since it takes a scan.
    ALTER TABLE media_representation
      DROP CONSTRAINT IF EXISTS media_representation_object_live_check,
      ADD CONSTRAINT media_representation_object_live_check CHECK (object_live) NOT VALID,
      DROP CONSTRAINT IF EXISTS media_representation_duration_millis_check,
      ADD CONSTRAINT media_representation_duration_millis_check
        CHECK (duration_millis > 0) NOT VALID,
      DROP CONSTRAINT IF EXISTS media_representation_object_fkey,
      ADD CONSTRAINT media_representation_object_fkey
        FOREIGN KEY (object_key, object_live) REFERENCES media_object (key, live) NOT VALID;

    -- In new tables there is nothing to scan, and no earlier program.
    IF NOT EXISTS (SELECT FROM media_slot) THEN
      ALTER TABLE media_representation
        VALIDATE CONSTRAINT media_representation_object_live_check,
        VALIDATE CONSTRAINT media_representation_duration_millis_check,
        VALIDATE CONSTRAINT media_representation_object_fkey;
      CREATE INDEX ON media_representation (object_key) WHERE object_key IS NOT NULL;
      UPDATE media_store SET oldest_program = 4;
    END IF;
    UPDATE media_store SET version = 4;
  END IF;
END
$step$;
