-- Removes what the metadata say of other bytes than stand at the same place. Optional.
CREATE OR REPLACE FUNCTION ${function}() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog AS $media_store$
BEGIN
  IF jsonb_typeof(NEW.${metadata}) = 'array' THEN
    NEW.${metadata} := (
      SELECT jsonb_agg(CASE WHEN f.holds THEN m.value ELSE w.words END ORDER BY place)
      FROM unnest(NEW.${column}) WITH ORDINALITY AS e (bytes, place)
      FULL JOIN jsonb_array_elements(NEW.${metadata}) WITH ORDINALITY AS m (value, place)
        USING (place)
      LEFT JOIN LATERAL (
        SELECT CASE jsonb_typeof(m.value) WHEN 'object' THEN
          m.value - CASE WHEN m.value ? 'facts' THEN '{facts}'
            WHEN m.value ? 'sha256' THEN ${known} ELSE '{}' END
          ELSE '{}' END AS words
      ) AS w ON true
      LEFT JOIN LATERAL (
        SELECT array_ndims(NEW.${column}) = 1
          AND coalesce(m.value -> 'facts', m.value) ->> 'sha256' = encode(sha256(e.bytes), 'hex')
          AND coalesce(m.value -> 'facts', m.value) ->> 'size' = octet_length(e.bytes)::text
      ) AS f (holds) ON true
      -- What people wrote stays, though there be no picture to it any more.
      WHERE e.place IS NOT NULL OR w.words <> '{}'
    );
  END IF;
  RETURN NEW;
END
$media_store$;

DROP TRIGGER IF EXISTS ${trigger} ON ${table};
CREATE TRIGGER ${trigger}
BEFORE INSERT OR UPDATE OF ${column}, ${metadata} ON ${table}
FOR EACH ROW EXECUTE FUNCTION ${function}();

UPDATE ${table} SET ${metadata} = ${metadata} WHERE ${metadata} IS NOT NULL;
