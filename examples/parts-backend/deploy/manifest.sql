-- One line for each medium (its place, bytes and SHA-256) and for each table (its rows), to hold a
-- restored database to. A database whose tables are not there yet has fewer lines.

SELECT to_regclass('media_chunk') IS NOT NULL AS has_store,
  EXISTS (
    SELECT FROM pg_attribute
    WHERE attrelid = to_regclass('users') AND attname = 'profile_photo_data'
  ) AS has_columns
\gset

\if :has_columns
SELECT 'medium', 'users/' || id || '/profile/0',
  octet_length(profile_photo_data), encode(sha256(profile_photo_data), 'hex')
FROM users WHERE profile_photo_data IS NOT NULL ORDER BY id;

SELECT 'medium', 'organizations/' || id || '/logo/0',
  octet_length(logo_data), encode(sha256(logo_data), 'hex')
FROM organizations WHERE logo_data IS NOT NULL ORDER BY id;

SELECT 'medium', 'parts/' || id || '/images/' || e.place - 1,
  octet_length(e.bytes), encode(sha256(e.bytes), 'hex')
FROM parts CROSS JOIN LATERAL unnest(image_data) WITH ORDINALITY AS e (bytes, place)
ORDER BY id, e.place;
\endif

\if :has_store
-- The SHA-256 of the chunks' SHA-256, as a video need not fit into one value. Of an object, its key and
-- what is stored of it, in any version of the tables: the bytes are read by the jar.
SELECT 'medium',
  concat_ws('/', s.owner_type, s.owner_id, s.name,
    (SELECT count(*) FROM media AS earlier
     WHERE earlier.slot_id = m.slot_id AND earlier.ordinal < m.ordinal),
    nullif(r.name, 'full')),
  coalesce(sum(octet_length(c.data)), max(r.size) FILTER (WHERE to_jsonb(r) ->> 'object_key' IS NOT NULL)),
  coalesce(
    encode(sha256(string_agg(sha256(c.data), '' ORDER BY c.seq)), 'hex'),
    max(encode(r.sha256, 'hex') || ' object ' || (to_jsonb(r) ->> 'object_key')))
FROM media_slot AS s
JOIN media AS m ON m.slot_id = s.id
JOIN media_representation AS r ON r.media_id = m.id
LEFT JOIN media_chunk AS c ON c.representation_id = r.id
GROUP BY s.id, s.owner_type, s.owner_id, s.name, m.id, m.slot_id, m.ordinal, r.id, r.name
ORDER BY s.id, m.ordinal, r.name;
\endif

SELECT format('SELECT ''rows'', %L, count(*), NULL FROM %I.%I', tablename, schemaname, tablename)
FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) ORDER BY tablename
\gexec
