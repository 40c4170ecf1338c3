package io.github.mediastore.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the store's tables are: in which PostgreSQL schema, and what their names begin with.
 *
 * @param schema the PostgreSQL schema, or empty for whatever the connection's search path finds
 * @param prefix what precedes the table names {@code media_slot}, {@code media}, {@code
 *     media_representation}, {@code media_chunk} and {@code media_store}; may be empty, at most 30
 *     characters
 */
public record MediaTables(String schema, String prefix) {

  private static final Pattern SCHEMA = Pattern.compile("|[A-Za-z_][A-Za-z0-9_$]{0,62}");
  private static final Pattern PREFIX = Pattern.compile("|[A-Za-z_][A-Za-z0-9_]{0,29}");

  /** A comment, which stays as it is, or the name of a table or function. */
  private static final Pattern TABLE =
      Pattern.compile(
          "--[^\\n]*|\\b(media(?:_slot|_representation|_chunk|_owner|_clear_owner|_store)?)\\b");

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
    if (equals(DEFAULT)) {
      return sql;
    }
    return TABLE
        .matcher(sql)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null ? match.group() : name(match.group(1))));
  }

  private String name(String table) {
    String quoted = '"' + prefix + table + '"';
    return schema.isEmpty() ? quoted : '"' + schema + "\"." + quoted;
  }
}
