package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.schema.TableNames;
import java.util.regex.Pattern;

/**
 * Where the store's tables are: in which PostgreSQL schema, and what their names begin with.
 *
 * @param schema the PostgreSQL schema, or empty for whatever the connection's search path finds
 * @param prefix what precedes the table names {@code media_slot}, {@code media}, {@code
 *     media_representation}, {@code media_chunk}, {@code media_object}, {@code media_installation}
 *     and {@code media_store}; may be empty, at most 30 characters
 */
public record MediaTables(String schema, String prefix) {

  private static final Pattern SCHEMA = Pattern.compile("|[A-Za-z_][A-Za-z0-9_$]{0,62}");
  private static final Pattern PREFIX = Pattern.compile("|[A-Za-z_][A-Za-z0-9_]{0,29}");

  /** The tables by their plain names, found by the connection's search path. */
  public static final MediaTables DEFAULT = new MediaTables("", "");

  /**
   * Checks both names.
   *
   * @throws IllegalArgumentException if one has characters other than ASCII letters, digits and
   *     underscores, or is too long
   */
  public MediaTables {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("Not the name of a schema: " + schema);
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("Not a prefix of table names: " + prefix);
    }
  }

  /** Puts the full names of the tables into SQL that has their plain ones. */
  String in(String sql) {
    return new TableNames(schema, prefix).in(sql);
  }
}
