-- Removes what the metadata say of other bytes than stand beside them. Optional.
CREATE OR REPLACE FUNCTION ${function}() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $media_store$
DECLARE
  facts jsonb := coalesce(NEW.${metadata} -> 'facts', NEW.${metadata});
BEGIN
  IF jsonb_typeof(NEW.${metadata}) = 'object'
    AND (facts ->> 'sha256' IS DISTINCT FROM encode(sha256(NEW.${column}), 'hex')
      OR facts ->> 'size' IS DISTINCT FROM octet_length(NEW.${column})::text)
  THEN
    NEW.${metadata} := NEW.${metadata} - CASE WHEN NEW.${metadata} ? 'facts' THEN '{facts}'
      ELSE ${known} END;
  END IF;
  RETURN NEW;
END
$media_store$;

DROP TRIGGER IF EXISTS ${trigger} ON ${table};
CREATE TRIGGER ${trigger}
BEFORE INSERT OR UPDATE OF ${column}, ${metadata} ON ${table}
FOR EACH ROW EXECUTE FUNCTION ${function}();

UPDATE ${table} SET ${metadata} = ${metadata} WHERE ${metadata} IS NOT NULL;
