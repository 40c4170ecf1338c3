-- What became of each file that was to be moved into the store.
CREATE TABLE IF NOT EXISTS ${ledger} (
  -- The path below the root, with slashes.
  source        text COLLATE "C" PRIMARY KEY,
  outcome       text NOT NULL,
  -- Why it was not imported, in words.
  reason        text,
  source_sha256 bytea,
  source_bytes  bigint,
  media_id      text,
  stored_sha256 bytea,
  stored_bytes  bigint,
  changed_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
