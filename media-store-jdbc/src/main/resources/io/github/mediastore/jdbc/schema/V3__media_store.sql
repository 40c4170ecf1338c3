-- media-store, schema version 3, for PostgreSQL 14 and later.
-- Run it after version 2, by Flyway, Liquibase or psql. No table is rewritten. Programs for versions 1
-- and 2 go on as before. It needs a moment in which nobody reads or writes media, and waits for that no
-- longer than half a second, nor does anybody behind it: then it fails, and can be run again.

DO $step$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute
    WHERE attrelid = 'media_store'::regclass AND attname = 'oldest_program' AND NOT attisdropped)
  THEN
    PERFORM set_config('lock_timeout', '500ms', true);
    LOCK TABLE media, media_representation IN ACCESS EXCLUSIVE MODE;

    ALTER TABLE media
      -- Text that people wrote about it, by keys of the application.
      ADD COLUMN IF NOT EXISTS attributes jsonb,
      -- What must stay in view, in fractions of the upright picture.
      ADD COLUMN IF NOT EXISTS focus_x double precision,
      ADD COLUMN IF NOT EXISTS focus_y double precision;

    -- Which settings made these bytes.
    ALTER TABLE media_representation ADD COLUMN IF NOT EXISTS settings text;

    -- For which version the oldest program was written that may write here. Programs for version 2
    -- lose the attributes of what they replace, so there shall be none before it says 3.
    ALTER TABLE media_store ADD COLUMN oldest_program integer NOT NULL DEFAULT 2;
    UPDATE media_store
    SET version = 3, oldest_program = CASE WHEN EXISTS (SELECT FROM media_slot) THEN 2 ELSE 3 END;
  END IF;
END
$step$;
