-- media-store, schema version 1, for PostgreSQL 14 and later.
-- Run it once, in the schema the application uses, by Flyway, Liquibase or psql.

-- A place on the application's own data: ('parts', '42', 'images'). Every write locks its row first,
-- so writers of one slot queue here and writers of different slots never meet.
-- COLLATE "C": keys are compared byte for byte, faster, and no new version of the operating
-- system's collations can spoil the index.
CREATE TABLE media_slot (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_type text COLLATE "C" NOT NULL CHECK (owner_type <> ''),
  owner_id   text COLLATE "C" NOT NULL CHECK (owner_id <> ''),
  name       text COLLATE "C" NOT NULL CHECK (name <> ''),
  -- Grows with every write; a new medium takes it as its ordinal.
  version    bigint NOT NULL DEFAULT 1 CHECK (version > 0),
  UNIQUE (owner_type, owner_id, name)
);

-- One picture, video or other medium of a slot. New content is a new row with a new id.
CREATE TABLE media (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slot_id     bigint NOT NULL REFERENCES media_slot ON DELETE CASCADE,
  -- The order within the slot. It has gaps; the index is its rank.
  ordinal     bigint NOT NULL CHECK (ordinal > 0),
  -- A data URI to show before the bytes arrive.
  placeholder text,
  -- Checked when a statement ends, so that one statement can replace or reorder.
  UNIQUE (slot_id, ordinal) DEFERRABLE INITIALLY IMMEDIATE
);

-- The bytes of a medium in one form: 'full' always, and any renditions by name. Never updated once
-- it is visible. It holds what lists, ETags and HEAD need, and is slim for that.
CREATE TABLE media_representation (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  media_id     bigint NOT NULL REFERENCES media ON DELETE CASCADE,
  name         text COLLATE "C" NOT NULL CHECK (name <> ''),
  content_type text NOT NULL CHECK (content_type <> ''),
  size         bigint NOT NULL CHECK (size >= 0),
  sha256       bytea NOT NULL CHECK (octet_length(sha256) = 32),
  width        integer CHECK (width > 0),
  height       integer CHECK (height > 0),
  -- Bytes in each chunk but the last.
  chunk_size   integer NOT NULL CHECK (chunk_size > 0),
  stored_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (media_id, name),
  CHECK ((width IS NULL) = (height IS NULL))
);

-- The bytes themselves, cut so that a range reads only what it touches and no statement is large.
-- A representation has chunks 0, 1, 2 and so on; an empty one has an empty chunk 0.
CREATE TABLE media_chunk (
  representation_id bigint NOT NULL REFERENCES media_representation ON DELETE CASCADE,
  seq               integer NOT NULL CHECK (seq >= 0),
  data              bytea NOT NULL,
  PRIMARY KEY (representation_id, seq)
);

-- Media are compressed already: trying it again would cost time, and part of a compressed value
-- cannot be read without the rest.
ALTER TABLE media_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
