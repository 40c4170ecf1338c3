-- Removes the media of a row's slots when the row is deleted. Optional.
CREATE OR REPLACE FUNCTION media_clear_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM media_slot
  WHERE owner_type = TG_ARGV[0] AND owner_id = to_jsonb(OLD) ->> TG_ARGV[1];
  RETURN NULL;
END
$$;

CREATE TRIGGER media_store_owner
AFTER DELETE ON ${table}
FOR EACH ROW EXECUTE FUNCTION media_clear_owner('${ownerType}', '${keyColumn}');
