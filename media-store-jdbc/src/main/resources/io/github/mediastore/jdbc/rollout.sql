-- media-store: what ends the rollout of schema version 4. Run it when no program is left that was
-- written for an earlier version. Readers go on; writers wait while an index is built, which reads
-- media_representation once. It waits for its own locks no longer than half a second: then it fails,
-- and can be run again.

DO $rollout$
BEGIN
  IF (SELECT version FROM media_store) < 4 THEN
    RAISE EXCEPTION 'the tables are older than version 4: run MediaSchema.create first';
  END IF;
  IF NOT EXISTS (SELECT FROM media_store WHERE oldest_program >= 4) THEN
    PERFORM set_config('lock_timeout', '500ms', true);
    ALTER TABLE media_representation
      VALIDATE CONSTRAINT media_representation_object_live_check,
      VALIDATE CONSTRAINT media_representation_duration_millis_check;

    -- For the look whether anything refers to an object.
    IF NOT EXISTS (
      SELECT FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = 'media_representation'::regclass AND a.attname = 'object_key')
    THEN
      CREATE INDEX ON media_representation (object_key) WHERE object_key IS NOT NULL;
    END IF;
    ALTER TABLE media_representation VALIDATE CONSTRAINT media_representation_object_fkey;

    -- Programs for version 2 lose the attributes of what they replace, and those for version 3 do not
    -- find bytes in objects.
    UPDATE media_store SET oldest_program = 4;
  END IF;
END
$rollout$;
