package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/**
 * SQL that locks a slot and then, with one statement, inserts a medium with the first chunk of each
 * of its representations, however many these are: nobody sees one without the others.
 */
final class InsertSql {

  private static final String STORE_FULL =
      """
      , representation AS (
        INSERT INTO media_representation
          (media_id, name, content_type, size, sha256, width, height, chunk_size${settings_column})
        SELECT id, 'full', ?, ?, ?, ?, ?, ?${settings_value} FROM medium
        RETURNING id, media_id, stored_at
      ), chunk AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM representation
      )
      """;

  private static final String STORE_RENDITION =
      """
      , rendition${n} AS (
        INSERT INTO media_representation
          (content_type, size, sha256, width, height, chunk_size${settings_column}, name, media_id,
            stored_at)
        SELECT ?, ?, ?, ?, ?, ?${settings_value}, ?, media_id, stored_at FROM representation
        RETURNING id
      ), chunk${n} AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM rendition${n}
      )
      """;

  private static final String RENDITION_ID = ",\n  (SELECT id FROM rendition${n}) AS rendition${n}";

  private static final String INSERTED =
      "SELECT media_id AS id, id AS representation_id, stored_at, ${pairs_of_new} AS attributes";

  private final String medium;
  private final String rendition;
  private final String inserted;

  /**
   * Prepares the SQL.
   *
   * @param medium a statement that locks the slot and returns it, and a WITH clause that ends with
   *     {@code medium}, the new row
   */
  InsertSql(UnaryOperator<String> tables, String medium) {
    this.medium = tables.apply(medium + STORE_FULL);
    this.rendition = tables.apply(STORE_RENDITION);
    this.inserted = tables.apply(INSERTED);
  }

  /**
   * Returns the SQL. After the parameters of the medium come those of each representation, the full
   * one first: content type, size, digest, width, height, chunk size, from version 3 on the
   * settings, for a rendition its name, and the first chunk. The id of the n-th rendition is the
   * column "rendition" and n.
   *
   * @param renditions how many renditions there are beside the full one
   */
  String with(int renditions) {
    StringBuilder statement = new StringBuilder(medium);
    StringBuilder ids = new StringBuilder();
    for (int n = 1; n <= renditions; n++) {
      statement.append(numbered(rendition, n));
      ids.append(numbered(RENDITION_ID, n));
    }
    return statement.append(inserted).append(ids).append("\nFROM representation").toString();
  }

  private static String numbered(String part, int n) {
    return part.replace("${n}", Integer.toString(n));
  }
}
