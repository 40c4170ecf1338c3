-- media-store: the chunks in partitions by hash, each a table with an index and a vacuum of its own. For
-- new tables, right after the scripts that make them. Programs need not know of it.

DO $partitions$
DECLARE
  partitions CONSTANT integer := ${partitions};
  place record;
BEGIN
  IF EXISTS (SELECT FROM media_chunk) THEN
    RAISE EXCEPTION 'there are chunks already, and only new tables are made of partitions';
  END IF;
  DROP TABLE media_chunk;

  CREATE TABLE media_chunk (
    representation_id bigint NOT NULL REFERENCES media_representation ON DELETE CASCADE,
    seq               integer NOT NULL CHECK (seq >= 0),
    data              bytea NOT NULL,
    PRIMARY KEY (representation_id, seq)
  ) PARTITION BY HASH (representation_id);

  SELECT n.nspname AS schema, c.relname AS name INTO place
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid = 'media_chunk'::regclass;

  FOR i IN 0 .. partitions - 1 LOOP
    EXECUTE format(
      'CREATE TABLE %1$I.%2$I PARTITION OF %1$I.%3$I FOR VALUES WITH (MODULUS %4$s, REMAINDER %5$s)'
        ' WITH (autovacuum_vacuum_scale_factor = 0.02)',
      place.schema, place.name || '_' || i, place.name, partitions, i);
  END LOOP;
END
$partitions$;
