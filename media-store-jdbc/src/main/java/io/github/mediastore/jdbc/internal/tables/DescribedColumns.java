package io.github.mediastore.jdbc.internal.tables;

import java.util.Map;

/**
 * The columns that came with version 3 of the tables, as SQL names them: what people wrote about a
 * medium, its focal point, and the settings that made the bytes. Where they are missing, NULL
 * stands for them.
 */
enum DescribedColumns {
  /** Tables of version 1 or 2. */
  MISSING(
      Map.ofEntries(
          Map.entry("settings", "NULL::text"),
          Map.entry("focus_x", "NULL::double precision"),
          Map.entry("focus_y", "NULL::double precision"),
          Map.entry("pairs", "NULL::text[]"),
          Map.entry("pairs_of_new", "NULL::text[]"),
          Map.entry("described", ""),
          Map.entry("attributes", ""),
          Map.entry("columns", ""),
          Map.entry("values", ""),
          Map.entry("kept", ""),
          Map.entry("settings_column", ""),
          Map.entry("settings_value", ""))),

  /** Tables of version 3. */
  PRESENT(
      Map.ofEntries(
          Map.entry("settings", "r.settings"),
          Map.entry("focus_x", "m.focus_x"),
          Map.entry("focus_y", "m.focus_y"),
          // With one of the rows of a medium is enough.
          Map.entry("pairs", "CASE WHEN r.name = 'full' THEN " + pairs("m.attributes") + " END"),
          Map.entry("pairs_of_new", "(SELECT " + pairs("m.attributes") + " FROM medium m)"),
          Map.entry("described", ", m.attributes, m.focus_x, m.focus_y"),
          Map.entry("attributes", ", attributes"),
          Map.entry("columns", ", attributes, focus_x, focus_y"),
          Map.entry("values", ", jsonb_object(nullif(?::text[], '{}')), " + Texts.FOCUS),
          Map.entry(
              "kept",
              ", coalesce(jsonb_object(nullif(?::text[], '{}')), attributes), " + Texts.FOCUS),
          Map.entry("settings_column", ", settings"),
          Map.entry("settings_value", ", ?")));

  @SuppressWarnings("ImmutableEnumChecker") // Map.ofEntries makes an immutable one.
  private final Map<String, String> texts;

  DescribedColumns(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Puts the columns, or what stands for them, into SQL. */
  String in(String sql) {
    String filled = sql;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      filled = filled.replace("${" + text.getKey() + "}", text.getValue());
    }
    return filled;
  }

  /** Returns keys and values in turn; whatever else others wrote into the column is left out. */
  private static String pairs(String column) {
    return """
    CASE WHEN jsonb_typeof(%1$s) = 'object' THEN ARRAY(
          SELECT unnest(ARRAY[a.key, a.value #>> '{}']) FROM jsonb_each(%1$s) a
          WHERE jsonb_typeof(a.value) = 'string') END\
    """
        .formatted(column);
  }

  /** Constants that those of an enum may use. */
  private static final class Texts {
    static final String FOCUS = "?::double precision, ?::double precision";
  }
}
