package io.github.mediastore.jdbc.internal.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the tables where they have a PostgreSQL schema or a prefix.
 *
 * @param schema the PostgreSQL schema, or empty
 * @param prefix what the names begin with; may be empty
 */
public record TableNames(String schema, String prefix) {

  /** A comment, which stays as it is, or the name of a table or function. */
  private static final Pattern TABLE =
      Pattern.compile(
          "--[^\\n]*|\\b(media(?:_slot|_representation|_chunk|_owner|_clear_owner|_store|_object"
              + "|_installation)?)\\b");

  /** Puts the full names of the tables into SQL that has their plain ones. */
  public String in(String sql) {
    if (schema.isEmpty() && prefix.isEmpty()) {
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
