package io.github.mediastore.jdbc.internal.columns;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All SQL of the store on columns of the host, for one column; each statement can be pasted into
 * psql. A parameter for keys is sent without a type, so that it takes the key column's and its
 * index is used.
 *
 * <p>An {@code OFFSET 0} keeps PostgreSQL from working out the same expression again at each place
 * that names it.
 */
final class ColumnSql {

  private static final String LOCK =
      "SELECT ${dimensions} AS dimensions FROM ${table} AS t WHERE t.${key} = ?"
          + " FOR NO KEY UPDATE";

  // Facts count only if they are well formed and of these bytes: as far as their size tells, which
  // does not read them, and where an array is read anyway by their digest. CASE and coalesce do not
  // look at the bytes of facts that count.
  private static final String ELEMENTS =
      """
      SELECT t.${key}::text AS owner_id, e.place,
        coalesce(octet_length(${read}), (k.facts ->> 'size')::bigint) AS size,
        d.sha256,
        e.facts ->> 'sha256' AS recorded,
        k.facts ->> 'id' AS id,
        k.facts ->> 'contentType' AS content_type,
        k.facts ->> 'width' AS width,
        k.facts ->> 'height' AS height,
        k.facts ->> 'placeholder' AS placeholder,
        k.facts ->> 'storedAt' AS stored_at,
        CASE WHEN k.facts IS NULL THEN substring(${read} FROM 1 FOR 65536) END AS first_bytes,
        CASE WHEN ${wanted} THEN ${bytes} END AS data
      FROM ${table} AS t
      ${elements}
      CROSS JOIN LATERAL (
        SELECT CASE WHEN ${wellFormed} AND ${ofTheseBytes} THEN e.facts END AS facts OFFSET 0
      ) AS k
      CROSS JOIN LATERAL (
        SELECT coalesce(decode(k.facts ->> 'sha256', 'hex'), sha256(${read})) AS sha256 OFFSET 0
      ) AS d
      WHERE t.${key} = ${keys} AND t.${column} IS NOT NULL
      """;

  private static final String COUNT =
      """
      SELECT count(*) FROM ${table} AS t
      ${elements}
      WHERE t.${key} = ? AND t.${column} IS NOT NULL
      """;

  // A bound within a regular expression costs PostgreSQL many times a comparison of the length.
  private static final String WELL_FORMED =
      """
      (e.facts ->> 'id' ~ '^[0-9A-Za-z-]+$' AND length(e.facts ->> 'id') <= 64
            AND e.facts ->> 'sha256' ~ '^[0-9a-f]+$' AND length(e.facts ->> 'sha256') = 64
            AND e.facts ->> 'size' ~ '^[0-9]+$' AND length(e.facts ->> 'size') <= 10
            AND e.facts ->> 'contentType' ~ '^[!-~]+/[ -~]+$'
            AND length(e.facts ->> 'contentType') <= 255)\
      """;

  // Metadata from before there were people's words in them are facts as a whole.
  private static final String ONE =
      """
      CROSS JOIN LATERAL (
        SELECT 1 AS place, 1 AS rank, coalesce(t.${metadata} -> 'facts', t.${metadata}) AS facts
        OFFSET 0
      ) AS e\
      """;

  private static final String ONE_WITHOUT_METADATA =
      "CROSS JOIN (SELECT 1 AS place, 1 AS rank, NULL::jsonb AS facts) AS e";

  // Without metadata, a NULL in the array is no medium.
  private static final String MANY_WITHOUT_METADATA =
      """
      CROSS JOIN LATERAL (
        SELECT a.place, row_number() OVER () AS rank, a.bytes, NULL::jsonb AS facts
        FROM (
          SELECT generate_series(1, cardinality(t.${column})) AS place, unnest(t.${column}) AS bytes
        ) AS a
        WHERE a.bytes IS NOT NULL
      ) AS e\
      """;

  // The array is not read where the trigger vouches for the metadata, and they are whole. It is
  // read otherwise, and metadata of another number of media then count for none.
  private static final String MANY =
      """
      CROSS JOIN LATERAL (
        SELECT ${trusted} AND jsonb_typeof(t.${metadata}) = 'array' AND coalesce((
          SELECT bool_and(${wellFormed} IS TRUE)
          FROM jsonb_array_elements(
              CASE jsonb_typeof(t.${metadata}) WHEN 'array' THEN t.${metadata} ELSE '[]' END) AS m
            CROSS JOIN LATERAL (SELECT coalesce(m -> 'facts', m) AS facts OFFSET 0) AS e
        ), false) AS unread OFFSET 0
      ) AS b
      CROSS JOIN LATERAL (
        SELECT CASE WHEN b.unread IS NOT TRUE AND jsonb_typeof(t.${metadata}) = 'array' THEN
          CASE jsonb_array_length(t.${metadata}) WHEN cardinality(t.${column}) THEN t.${metadata}
          END END AS metadata OFFSET 0
      ) AS c
      CROSS JOIN LATERAL (
        SELECT a.place, row_number() OVER () AS rank, a.bytes,
          coalesce(c.metadata -> (a.place - 1) -> 'facts', c.metadata -> (a.place - 1)) AS facts
        FROM (
          SELECT generate_series(1, cardinality(t.${column})) AS place, unnest(t.${column}) AS bytes
          WHERE b.unread IS NOT TRUE
        ) AS a
        WHERE a.bytes IS NOT NULL
        UNION ALL
        SELECT m.place::integer, m.place, NULL, coalesce(m.value -> 'facts', m.value)
        FROM jsonb_array_elements(CASE WHEN b.unread THEN t.${metadata} END)
          WITH ORDINALITY AS m (value, place)
        WHERE b.unread
      ) AS e\
      """;

  private static final String TRUSTED =
      """
      EXISTS (
          SELECT FROM pg_catalog.pg_trigger
          WHERE tgrelid = ${tableText}::regclass AND tgname = ${triggerText}
            AND tgenabled IN ('O', 'A'))\
      """;

  private static final String ONE_KEY = "?";

  private static final String MANY_KEYS = "ANY (?)";

  private static final String BY_RANK = "e.rank = ?";

  private static final String BY_ID = "coalesce(k.facts ->> 'id', encode(d.sha256, 'hex')) = ?";

  // Counted once more, so that no row beyond the one that was locked is ever changed.
  private static final String ARRANGE =
      """
      UPDATE ${table} AS t SET ${assigned} = (
        SELECT ${values}
        FROM unnest(?::integer[], ?::integer[]) WITH ORDINALITY AS o (place, content, rank)
        LEFT JOIN (VALUES ${contents}) AS n (content, bytes, facts) ON n.content = o.content
        LEFT JOIN ${old}
        ${words}
      )
      WHERE t.${key} = ? AND 1 = (SELECT count(*) FROM ${table} AS u WHERE u.${key} = ?)
      """;

  private static final String OLD = "(SELECT t.${column} AS bytes) AS e ON o.place > 0";

  private static final String OLD_ARRAY =
      "unnest(t.${column}) WITH ORDINALITY AS e (bytes, place) ON e.place = o.place";

  private static final String OLD_METADATA = "CASE WHEN o.place > 0 THEN t.${metadata} END";

  private static final String OLD_METADATA_ARRAY =
      "CASE jsonb_typeof(t.${metadata}) WHEN 'array'"
          + " THEN t.${metadata} -> (nullif(o.place, 0) - 1) END";

  private static final String NO_CONTENT = "(NULL::integer, NULL::bytea, NULL::jsonb)";

  private static final String CONTENT =
      """
      (?::integer, ?::bytea,
            jsonb_strip_nulls(jsonb_build_object('id', ?::text, 'size', ?::bigint,
              'sha256', ?::text, 'contentType', ?::text, 'width', ?::integer,
              'height', ?::integer, 'placeholder', ?::text, 'storedAt', ?::text)))\
      """;

  private static final String NEW_BYTES =
      "CASE WHEN n.content IS NULL THEN e.bytes ELSE n.bytes END";

  // What people wrote stays; facts stay where they are those of the bytes.
  private static final String NEW_METADATA =
      """
      CASE
            WHEN n.content IS NOT NULL THEN w.words || jsonb_build_object('facts', n.facts)
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
        ) AS w\
      """;

  /** The facts that were not yet apart from what people write. */
  static final String KNOWN =
      "'{id,size,sha256,contentType,width,height,placeholder,storedAt}'::text[]";

  final String lock;
  final String elementsOfOne;
  final String elementsById;
  final String elements;
  final String count;
  private final String arrange;
  private final MediaColumn column;

  ColumnSql(MediaColumn column) {
    this.column = column;
    lock =
        column.in(
            LOCK.replace(
                "${dimensions}", column.isArray() ? "array_ndims(t.${column})" : "NULL::integer"));
    elementsOfOne = elements(BY_RANK, ONE_KEY);
    elementsById = elements(BY_ID, ONE_KEY);
    elements = elements(BY_RANK, MANY_KEYS);
    arrange = arrange();
    count = column.in(COUNT.replace("${elements}", places()));
  }

  /** Returns the statement that lets the column hold something else, with new contents. */
  String arrange(int contents) {
    return column.in(arrange.replace("${contents}", contents(contents)));
  }

  private String arrange() {
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
        .replace("${words}", hasMetadata ? WORDS : "")
        .replace("${element}", isArray ? OLD_METADATA_ARRAY : OLD_METADATA)
        .replace("${known}", KNOWN);
  }

  private static String contents(int count) {
    return count == 0
        ? NO_CONTENT
        : IntStream.range(0, count).mapToObj(i -> CONTENT).collect(Collectors.joining(", "));
  }

  private String elements(String wanted, String keys) {
    boolean isArray = column.isArray();
    return column.in(
        ELEMENTS
            .replace("${elements}", places())
            .replace("${wanted}", wanted)
            .replace("${keys}", keys)
            .replace("${ofTheseBytes}", ofTheseBytes())
            .replace("${wellFormed}", WELL_FORMED)
            .replace("${read}", isArray ? "e.bytes" : "t.${column}")
            .replace("${bytes}", bytes()));
  }

  private String ofTheseBytes() {
    return column.isArray() && column.metadata() != null
        ? "(b.unread OR e.facts ->> 'sha256' = encode(sha256(e.bytes), 'hex'))"
        : "e.facts ->> 'size' = octet_length(${read})::text";
  }

  private String bytes() {
    if (!column.isArray()) {
      return "t.${column}";
    }
    return column.metadata() == null
        ? "e.bytes"
        : "coalesce(e.bytes, t.${column}[array_lower(t.${column}, 1) + e.place - 1])";
  }

  private String places() {
    if (column.metadata() == null) {
      return column.isArray() ? MANY_WITHOUT_METADATA : ONE_WITHOUT_METADATA;
    }
    return column.isArray()
        ? MANY.replace("${trusted}", TRUSTED).replace("${wellFormed}", WELL_FORMED)
        : ONE;
  }
}
