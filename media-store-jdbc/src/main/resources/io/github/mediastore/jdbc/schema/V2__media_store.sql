-- media-store, schema version 2, for PostgreSQL 14 and later.
-- Run it once after version 1, by Flyway, Liquibase or psql. No table is rewritten, and nobody who
-- reads or writes media waits. Programs for version 1 go on as before, so deploy in any order.

-- One row: which store this is, and which version its tables have.
CREATE TABLE IF NOT EXISTS media_store (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Tells this store from every other, for programs that keep ids of its media elsewhere.
  id       uuid NOT NULL DEFAULT gen_random_uuid(),
  version  integer NOT NULL CHECK (version > 0)
);
INSERT INTO media_store (version) VALUES (2) ON CONFLICT (only_row) DO NOTHING;

-- Each write updates the row of its slot. Room on the page lets the new row stay there, without new
-- index entries.
ALTER TABLE media_slot SET (fillfactor = 90);

-- A replaced picture is dead rows. By default vacuum waits until a fifth of a table is dead, which of
-- media is many gigabytes; this is a fiftieth, of what is stored out of line too.
ALTER TABLE media SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE media_representation SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE media_chunk SET (autovacuum_vacuum_scale_factor = 0.02);
