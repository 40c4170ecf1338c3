package io.github.mediastore.examples.parts.parts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parts are looked for.
 *
 * @param q words of the number and the name, each at least by its beginning; blank for any
 * @param organization whose parts; null for all
 */
record PartFilter(String q, @Nullable Long organization) {

  /** The same words as in the index {@code parts_of_words}. */
  private static final String HAS_WORDS =
      """
       AND to_tsvector('simple',
         regexp_replace(number || ' ' || parts.name, '[!-/:-@\\[-`{-~]', ' ', 'g'))
         @@ to_tsquery('simple', :words)
      """;

  /** Returns what follows other conditions in SQL. */
  String andConditions() {
    return (q.isBlank() ? "" : HAS_WORDS)
        + (organization == null ? "" : " AND organization_id = :organization\n");
  }

  /** Returns the values of the conditions by their names. */
  Map<String, Object> parameters() {
    Map<String, Object> values = new HashMap<>();
    if (!q.isBlank()) {
      values.put("words", words());
    }
    if (organization != null) {
      values.put("organization", organization);
    }
    return values;
  }

  /** Returns the words as a {@code tsquery}: {@code 'np':* & '100':*} for {@code NP-100}. */
  private String words() {
    return Arrays.stream(q.replaceAll("\\p{Punct}", " ").strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> "'" + word + "':*")
        .collect(Collectors.joining(" & "));
  }
}
