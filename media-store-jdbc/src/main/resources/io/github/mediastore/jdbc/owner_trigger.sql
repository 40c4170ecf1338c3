-- Removes the media of an owner when its row is deleted, and refuses media for an owner without a row.
-- Optional. Run it as a role that may write the media and the owner's table; again after partitions came.
DO $install$
DECLARE
  owner_type CONSTANT text := ${ownerType};
  owners     CONSTANT regclass := ${table};
  key_column CONSTANT text := ${keyColumn};
  slots      CONSTANT regclass := 'media_slot';
  path       CONSTANT text := current_setting('search_path');
  slots_schema name;
  slots_name   text;
  key          name;
  trigger_name name;
  part         regclass;
BEGIN
  SELECT n.nspname, format('%I.%I', n.nspname, c.relname) INTO slots_schema, slots_name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid = slots;

  -- As the catalogue has it, or as SQL would name it.
  SELECT attname INTO key
  FROM pg_attribute
  WHERE attrelid = owners AND attnum > 0 AND NOT attisdropped
    AND attname IN (key_column, CASE
      WHEN key_column ~ '^".*"$' THEN replace(substr(key_column, 2, length(key_column) - 2), '""', '"')
      ELSE lower(key_column) END)
  ORDER BY attname = key_column DESC
  LIMIT 1;
  IF key IS NULL THEN
    RAISE undefined_column USING MESSAGE = format('the table %s has no column %s', owners, key_column);
  END IF;

  -- One for each kind of owner of each store, so that a table can have several.
  trigger_name := format('media_store_owner_%s_%s',
    left(regexp_replace(lower(owner_type), '[^a-z0-9]+', '_', 'g'), 24),
    left(encode(sha256(convert_to(slots_name || ' ' || owner_type, 'UTF8')), 'hex'), 8));

  -- What follows is made where the slots are, whatever the search path is.
  PERFORM set_config('search_path', format('%I, pg_temp', slots_schema), true);

  CREATE OR REPLACE FUNCTION media_owner() RETURNS trigger
  LANGUAGE plpgsql
  -- A role that may delete an owner needs no rights on the media. The fixed path keeps objects of
  -- others out; and where a policy hides rows this fails, rather than take a hidden row for a deleted one.
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off
  AS $function$
  DECLARE
    keys    text[];
    present text[] := '{}';
    slots   bigint[];
    owners  record;
    rows    text[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      keys := ARRAY[NEW.owner_id];
    ELSE
      -- Two texts of a key differ for types such as char(8), which drivers give with its spaces.
      EXECUTE format(
        'SELECT array_agg(DISTINCT k) FROM deleted AS d, LATERAL (VALUES (d.%1$I::text), (format(''%%s'', d.%1$I)))'
          ' AS v (k) WHERE d.%1$I IS NOT NULL', TG_ARGV[0]) INTO keys;
      -- Locked in the order of the store's, and before rows are looked for: of two who delete the
      -- last rows with one key, the second sees what the first did.
      EXECUTE format(
        'SELECT array_agg(id), array_agg(owner_id) FROM (SELECT id, owner_id FROM %s'
          ' WHERE owner_type = $1 AND owner_id = ANY ($2) ORDER BY id FOR UPDATE) AS s', TG_ARGV[2])
        INTO slots, keys USING TG_ARGV[1], keys;
      IF slots IS NULL THEN
        RETURN NULL;
      END IF;
    END IF;

    -- Each table that has this trigger, for its partitions the whole table: a row that moved, or
    -- was put back by the same statement, is there.
    FOR owners IN
      SELECT DISTINCT r.id::regclass AS name, a.attname AS key,
        format_type(a.atttypid, a.atttypmod) AS key_type
      FROM pg_trigger AS this
      JOIN pg_trigger AS t ON t.tgfoid = this.tgfoid AND t.tgname = this.tgname AND t.tgoldtable IS NOT NULL
      CROSS JOIN LATERAL (SELECT coalesce(pg_partition_root(t.tgrelid), t.tgrelid) AS id,
        split_part(encode(t.tgargs, 'escape'), '\000', 1) AS key) AS r
      JOIN pg_attribute AS a ON a.attrelid = r.id
        AND a.attname = convert_from(decode(r.key, 'escape'), getdatabaseencoding())
      WHERE this.tgrelid = TG_RELID AND this.tgname = TG_NAME
    LOOP
      BEGIN
        EXECUTE format(
          'SELECT array_agg(k) FROM (SELECT k FROM unnest($1) AS k JOIN %1$s AS o ON o.%2$I = k::%3$s'
            ' WHERE k IN (o.%2$I::text, format(''%%s'', o.%2$I))%4$s) AS found',
          owners.name, owners.key, owners.key_type,
          CASE TG_OP WHEN 'INSERT' THEN ' LIMIT 1 FOR KEY SHARE OF o' ELSE '' END)
          INTO rows USING keys;
        present := present || rows;
      EXCEPTION WHEN data_exception OR check_violation THEN
        IF TG_OP = 'DELETE' THEN
          RAISE;
        END IF; -- Text that cannot be such a key is the key of no row.
      END;
    END LOOP;

    IF TG_OP = 'DELETE' THEN
      EXECUTE format('DELETE FROM %s WHERE id = ANY ($1) AND NOT owner_id = ANY ($2)', TG_ARGV[2])
        USING slots, present;
    ELSIF NOT NEW.owner_id = ANY (present) THEN
      RAISE foreign_key_violation USING
        MESSAGE = format('there is no owner %s/%s', NEW.owner_type, NEW.owner_id);
    END IF;
    RETURN NULL;
  END
  $function$;
  -- Or any role with a table of its own could clear the media of any owner.
  REVOKE ALL ON FUNCTION media_owner() FROM PUBLIC;

  -- By statement: an UPDATE that moves a row to another partition deletes it there for triggers by row.
  -- On each partition too, because a DELETE aimed at one passes by those of the table.
  FOR part IN
    WITH RECURSIVE tree AS (
      SELECT owners::oid AS id
      UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree t ON t.id = i.inhparent
    )
    SELECT id FROM tree ORDER BY id
  LOOP
    EXECUTE format(
      'CREATE OR REPLACE TRIGGER %I AFTER DELETE ON %s REFERENCING OLD TABLE AS deleted'
        ' FOR EACH STATEMENT EXECUTE FUNCTION media_owner(%L, %L, %L)',
      trigger_name, part, key, owner_type, slots_name);
  END LOOP;
  EXECUTE format(
    'CREATE OR REPLACE TRIGGER %I AFTER INSERT ON %s FOR EACH ROW WHEN (NEW.owner_type = %L)'
      ' EXECUTE FUNCTION media_owner()', trigger_name, slots_name, owner_type);

  -- The trigger of version 1, which took rows that moved for deleted.
  IF EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = owners AND t.tgname = 'media_store_owner' AND p.prosrc ~ 'to_jsonb\(OLD\)'
      AND t.tgargs = convert_to(owner_type, getdatabaseencoding()) || '\x00'::bytea
        || convert_to(key, getdatabaseencoding()) || '\x00'::bytea) THEN
    EXECUTE format('DROP TRIGGER media_store_owner ON %s', owners);
  END IF;
  PERFORM set_config('search_path', path, true);
END
$install$;
