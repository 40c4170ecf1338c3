-- media-store, schema version 2, for PostgreSQL 14 and later.
-- Run it once after version 1, by Flyway, Liquibase or psql. No table is rewritten, and nobody who
-- reads or writes media waits. Programs for version 1 go on as before, so deploy in any order.

-- One row: which store this is, and which version its tables have.
CREATE TABLE IF NOT EXISTS media_store (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Tells this store from every other, for whoever keeps ids of media elsewhere.
  id       uuid NOT NULL DEFAULT gen_random_uuid(),
  version  integer NOT NULL CHECK (version > 0)
);
INSERT INTO media_store (version) VALUES (2) ON CONFLICT (only_row) DO NOTHING;
