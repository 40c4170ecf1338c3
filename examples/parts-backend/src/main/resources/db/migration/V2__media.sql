-- Pictures move into columns of the rows that they belong to. Beside each stands what bytes do not
-- tell: content type, size, digest, dimensions, placeholder.

ALTER TABLE users
  ADD COLUMN profile_photo_data BYTEA,
  ADD COLUMN profile_photo_meta JSONB,
  ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT now();

ALTER TABLE organizations
  ADD COLUMN logo_data BYTEA,
  ADD COLUMN logo_meta JSONB,
  ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT now();

ALTER TABLE parts
  ADD COLUMN image_data BYTEA[],
  ADD COLUMN image_meta JSONB,
  ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT now();

-- WebP does not get smaller, and what is not compressed is read in pieces.
ALTER TABLE users ALTER COLUMN profile_photo_data SET STORAGE EXTERNAL;
ALTER TABLE organizations ALTER COLUMN logo_data SET STORAGE EXTERNAL;
ALTER TABLE parts ALTER COLUMN image_data SET STORAGE EXTERNAL;

-- The films themselves are in the tables of media-store: a column is no place for something large.

CREATE TABLE support_videos (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title TEXT NOT NULL,
  uploaded_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE part_videos (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  part_id BIGINT NOT NULL REFERENCES parts,
  title TEXT NOT NULL,
  uploaded_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX part_videos_of_part ON part_videos (part_id);
