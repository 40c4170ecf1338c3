-- What became of each file that was to be moved into the store, for each slot it belongs to.
CREATE TABLE IF NOT EXISTS ${ledger} (
  -- The path below the root, with slashes.
  source        text COLLATE "C" NOT NULL,
  -- The slot; empty where it could not be said.
  owner_type    text COLLATE "C" NOT NULL DEFAULT '',
  owner_id      text COLLATE "C" NOT NULL DEFAULT '',
  slot_name     text COLLATE "C" NOT NULL DEFAULT '',
  outcome       text NOT NULL,
  -- Why it was not imported, for programs and in words.
  problem       text,
  reason        text,
  source_sha256 bytea,
  source_bytes  bigint,
  media_id      text,
  stored_sha256 bytea,
  stored_bytes  bigint,
  changed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The store that it was taken into, if that has a name.
  store         uuid,
  PRIMARY KEY (source, owner_type, owner_id, slot_name)
);

-- A ledger that was made when each file had one slot, which it did not say.
DO $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = '${ledger}'::regclass AND attname = 'owner_type'
  ) THEN
    EXECUTE (
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
      FROM pg_constraint WHERE conrelid = '${ledger}'::regclass AND contype = 'p'
    );
    ALTER TABLE ${ledger}
      ADD COLUMN owner_type text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN owner_id text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN slot_name text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN problem text,
      ADD PRIMARY KEY (source, owner_type, owner_id, slot_name);
  END IF;
END
$$;

-- One that was made before stores had names.
ALTER TABLE ${ledger} ADD COLUMN IF NOT EXISTS store uuid;
