-- What a library with schema version 4 left behind: two pictures of one slot, the second with a rendition.
INSERT INTO media_slot (owner_type, owner_id, name, version) VALUES ('parts', '42', 'images', 2);
INSERT INTO media (slot_id, ordinal, placeholder, attributes, focus_x, focus_y)
SELECT id, o, 'data:image/webp;base64,' || o, jsonb_build_object('alt', 'picture ' || o), 0.25, 0.75 FROM media_slot, generate_series(1, 2) o;
INSERT INTO media_representation (media_id, name, content_type, size, sha256, width, height, chunk_size, stored_at, duration_millis)
SELECT id, 'full', 'image/webp', 6, sha256(('full' || '-' || ordinal)::bytea), 1024, 768, 524288, '2026-11-01', 12500
FROM media ORDER BY ordinal;
INSERT INTO media_representation (media_id, name, content_type, size, sha256, width, height, chunk_size, stored_at)
SELECT id, 'thumb', 'image/webp', 7, sha256('thumb-2'), 128, 96, 524288, '2026-11-01'
FROM media WHERE ordinal = 2;
INSERT INTO media_chunk
SELECT r.id, 0, (r.name || '-' || m.ordinal)::bytea FROM media_representation r JOIN media m ON m.id = r.media_id;
