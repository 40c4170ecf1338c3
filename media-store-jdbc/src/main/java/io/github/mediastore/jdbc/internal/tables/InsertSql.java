package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/**
 * SQL that locks a slot and then, with one statement, inserts a medium with the first chunk of each
 * of its representations, or the key of its object: nobody sees one without the others.
 */
final class InsertSql {

  private static final String STORE_FULL =
      """
      , representation AS (
        INSERT INTO media_representation
          (media_id, name, content_type, size, sha256, width, height, chunk_size${later_facts}
            ${key_column})
        SELECT id, 'full', ?, ?, ?, ?, ?, ?${later_values}${key_value} FROM medium
        RETURNING id, media_id, stored_at
      )
      """;

  private static final String STORE_CHUNK =
      """
      , chunk AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM representation
      )
      """;

  private static final String STORE_RENDITION =
      """
      , rendition${n} AS (
        INSERT INTO media_representation
          (content_type, size, sha256, width, height, chunk_size${later_facts}, name, media_id,
            stored_at)
        SELECT ?, ?, ?, ?, ?, ?${later_values}, ?, media_id, stored_at FROM representation
        RETURNING id
      ), chunk${n} AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM rendition${n}
      )
      """;

  private static final String RENDITION_ID = ",\n  (SELECT id FROM rendition${n}) AS rendition${n}";

  private static final String INSERTED =
      "SELECT media_id AS id, id AS representation_id, stored_at, ${pairs_of_new} AS attributes";

  private final String chunk;
  private final String object;
  private final String rendition;
  private final String inserted;
  private final String referred;

  /**
   * Prepares the SQL.
   *
   * @param medium a statement that locks the slot and returns it, and a WITH clause that ends with
   *     {@code medium}, the new row
   */
  InsertSql(UnaryOperator<String> tables, String medium) {
    String full = tables.apply(medium + STORE_FULL);
    this.chunk = withKey(full, "", "") + tables.apply(STORE_CHUNK);
    this.object = withKey(full, ", object_key", ", ?");
    this.rendition = tables.apply(STORE_RENDITION);
    this.inserted = tables.apply(INSERTED);
    this.referred = ";\n" + tables.apply(ObjectSql.TAKE_NOTE_BACK);
  }

  /**
   * Returns the SQL. After the parameters of the medium come those of each representation, the full
   * one first: content type, size, digest, width, height, chunk size, from version 3 on the
   * settings, from version 4 on the duration, for a rendition its name, and the first chunk. The id
   * of the n-th rendition is the column "rendition" and n.
   *
   * @param renditions how many renditions there are beside the full one
   */
  String with(int renditions) {
    return with(chunk, renditions);
  }

  /**
   * Returns the SQL for a full representation that has, in the place of its first chunk, the key of
   * its object. The key follows twice at the end, for a third statement.
   */
  String withObject(int renditions) {
    return with(object, renditions) + referred;
  }

  private static String withKey(String full, String column, String value) {
    return full.replace("${key_column}", column).replace("${key_value}", value);
  }

  private String with(String full, int renditions) {
    StringBuilder statement = new StringBuilder(full);
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
