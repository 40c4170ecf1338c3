package io.github.mediastore.jdbc.internal.columns;

import java.util.List;
import java.util.stream.Collectors;

/** The statement that lets a column hold something else: what it holds in another order, or new. */
final class ArrangeSql {

  // Counted once more, so that no row beyond the one that was locked is ever changed.
  private static final String ARRANGE =
      """
      UPDATE ${table} AS t SET ${assigned} = (
        SELECT ${values}
        FROM unnest(?::integer[], ?::integer[]) WITH ORDINALITY AS o (place, content, rank)
        LEFT JOIN (VALUES ${contents}) AS n (content, bytes, facts, attributes)
          ON n.content = o.content
        LEFT JOIN ${old}
        ${words}
      )
      WHERE t.${key} = ? AND 1 = (SELECT count(*) FROM ${table} AS u WHERE u.${key} = ?)
      """;

  private static final String OLD = "(SELECT t.${column} AS bytes) AS e ON o.place > 0";

  private static final String OLD_ARRAY =
      "unnest(t.${column}) WITH ORDINALITY AS e (bytes, place) ON e.place = o.place";

  private static final String OLD_METADATA = "CASE WHEN o.place > 0 THEN t.${metadata} END";

  private static final String OLD_METADATA_ARRAY = "p.value";

  private static final String JOINED_METADATA =
      """
      LEFT JOIN jsonb_array_elements(
            CASE jsonb_typeof(t.${metadata}) WHEN 'array' THEN t.${metadata} END)
          WITH ORDINALITY AS p (value, place) ON p.place = o.place
        \
      """;

  private static final String NO_CONTENT = "(NULL::integer, NULL::bytea, NULL::jsonb, NULL::jsonb)";

  private static final String CONTENT =
      """
      (?::integer, ?::bytea,
            jsonb_strip_nulls(jsonb_build_object('id', ?::text, 'size', ?::bigint,
              'sha256', ?::text, 'contentType', ?::text, 'width', ?::integer,
              'height', ?::integer, 'placeholder', ?::text, 'storedAt', ?::text,
              'focusX', ?::double precision, 'focusY', ?::double precision,
              'settings', ?::text, 'durationMillis', ?::bigint)), ${attributes})\
      """;

  private static final String DESCRIPTION = "(?::integer, NULL::bytea, NULL::jsonb, ${attributes})";

  // Of what stays as it is, the parameter that says so is false.
  private static final String ATTRIBUTES = "CASE WHEN ?::boolean THEN jsonb_object(?::text[]) END";

  private static final String NEW_BYTES = "CASE WHEN n.facts IS NULL THEN e.bytes ELSE n.bytes END";

  // What people wrote stays; facts stay where they are those of the bytes.
  private static final String NEW_METADATA =
      """
      CASE
            WHEN n.facts IS NOT NULL THEN w.words || jsonb_build_object('facts', n.facts)
            WHEN w.facts ->> 'sha256' = encode(sha256(e.bytes), 'hex')
              THEN w.words || jsonb_build_object('facts', w.facts)
            ELSE w.words END\
      """;

  private static final String WORDS =
      """
      CROSS JOIN LATERAL (
          SELECT CASE jsonb_typeof(${element}) WHEN 'object' THEN ${element} ELSE '{}' END AS m
          OFFSET 0
        ) AS x
        CROSS JOIN LATERAL (
          SELECT coalesce(x.m -> 'facts', x.m) AS facts,
            x.m - CASE WHEN x.m -> 'facts' IS NULL AND x.m -> 'sha256' IS NOT NULL
              THEN ${known} ELSE '{facts}'::text[] END AS words
          OFFSET 0
        ) AS v
        CROSS JOIN LATERAL (
          SELECT v.facts, CASE WHEN n.attributes IS NULL THEN v.words
            ELSE v.words - 'attributes' || CASE n.attributes WHEN '{}' THEN '{}'
              ELSE jsonb_build_object('attributes', n.attributes) END END AS words
          OFFSET 0
        ) AS w\
      """;

  /** The facts that were not yet apart from what people write. */
  static final String KNOWN =
      "'{id,size,sha256,contentType,width,height,placeholder,storedAt}'::text[]";

  private final MediaColumn column;
  private final String arrange;

  ArrangeSql(MediaColumn column) {
    this.column = column;
    this.arrange = arrange(column);
  }

  /** Returns the statement for contents, or descriptions of what is there. */
  String with(List<NewElement> elements) {
    return column.in(arrange.replace("${contents}", contents(elements)));
  }

  private static String arrange(MediaColumn column) {
    boolean isArray = column.isArray();
    boolean hasMetadata = column.metadata() != null;
    String bytes = isArray ? "coalesce(array_agg(%s ORDER BY o.rank), '{}')" : "%s";
    String metadata = isArray ? "jsonb_agg(%s ORDER BY o.rank)" : "%s";
    return ARRANGE
        .replace("${assigned}", hasMetadata ? "(${column}, ${metadata})" : "${column}")
        .replace(
            "${values}",
            bytes.formatted(NEW_BYTES)
                + (hasMetadata ? ", " + metadata.formatted(NEW_METADATA) : ""))
        .replace("${old}", isArray ? OLD_ARRAY : OLD)
        .replace("${words}", hasMetadata ? (isArray ? JOINED_METADATA : "") + WORDS : "")
        .replace("${element}", isArray ? OLD_METADATA_ARRAY : OLD_METADATA)
        .replace("${known}", KNOWN);
  }

  private static String contents(List<NewElement> elements) {
    return elements.isEmpty()
        ? NO_CONTENT
        : elements.stream()
            .map(element -> element.isContent() ? CONTENT : DESCRIPTION)
            .map(row -> row.replace("${attributes}", ATTRIBUTES))
            .collect(Collectors.joining(", "));
  }
}
