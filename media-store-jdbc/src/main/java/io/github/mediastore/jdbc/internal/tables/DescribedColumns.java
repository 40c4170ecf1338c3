package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import java.util.HashMap;
import java.util.Map;

/**
 * The columns that came with later versions of the tables, as SQL names them. Where they are
 * missing, NULL stands for them; an object is never overlooked.
 */
enum DescribedColumns {
  /** Tables of version 1 or 2. */
  MISSING(
      Map.ofEntries(
          Map.entry("settings", "NULL::text"),
          Map.entry("duration_millis", "NULL::bigint"),
          Map.entry("focus_x", "NULL::double precision"),
          Map.entry("focus_y", "NULL::double precision"),
          Map.entry("pairs", "NULL::text[]"),
          Map.entry("pairs_of_new", "NULL::text[]"),
          Map.entry("described", ""),
          Map.entry("attributes", ""),
          Map.entry("columns", ""),
          Map.entry("values", ""),
          Map.entry("kept", ""),
          Map.entry("later_facts", ""),
          Map.entry("later_values", ""),
          Map.entry("object", Texts.OBJECT_IF_ANY),
          Map.entry("object_column", ""))),

  /**
   * Tables of version 3: what people wrote about a medium, its focal point, and the settings that
   * made the bytes.
   */
  DESCRIBED(
      Map.ofEntries(
          Map.entry("settings", "r.settings"),
          Map.entry("duration_millis", "NULL::bigint"),
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
          Map.entry("later_facts", ", settings"),
          Map.entry("later_values", ", ?"),
          Map.entry("object", Texts.OBJECT_IF_ANY),
          Map.entry("object_column", ""))),

  /** Tables of version 4: how long a video plays, too, and the object that has the bytes. */
  ALL(
      DESCRIBED.with(
          Map.ofEntries(
              Map.entry("duration_millis", "r.duration_millis"),
              Map.entry("later_facts", ", settings, duration_millis"),
              Map.entry("later_values", ", ?, ?"),
              Map.entry("object", "r.object_key"),
              Map.entry("object_column", ", object_key"))));

  @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf makes an immutable one.
  private final Map<String, String> texts;

  DescribedColumns(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /**
   * Returns the columns that there are.
   *
   * @param described whether those of version 3 are among them
   * @param all whether those of version 4 are
   */
  static DescribedColumns of(boolean described, boolean all) {
    return !described ? MISSING : all ? ALL : DESCRIBED;
  }

  /** Returns whether there are columns for attributes, the focal point and the settings. */
  boolean describe() {
    return this != MISSING;
  }

  /** Returns whether there is a column for the duration. */
  boolean keepDurations() {
    return this == ALL;
  }

  /** Returns what is kept of facts, for which there may be no columns. */
  ContentFacts kept(ContentFacts facts) {
    return new ContentFacts(
        facts.contentType(),
        facts.dimensions(),
        keepDurations() ? facts.duration() : null,
        describe() ? facts.settings() : null);
  }

  private Map<String, String> with(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(others);
    return all;
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

    // Whoever has not noticed yet that there is such a column finds what is in it.
    static final String OBJECT_IF_ANY = "to_jsonb(r) ->> 'object_key'";
  }
}
