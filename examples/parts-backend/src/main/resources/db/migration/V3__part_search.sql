-- Parts are found by the words of their number and name. What joins words, as in NP-100, parts them here.
CREATE INDEX parts_of_words ON parts USING GIN (
  to_tsvector('simple', regexp_replace(number || ' ' || name, '[!-/:-@\[-`{-~]', ' ', 'g'))
);
