package io.github.mediastore.jdbc.internal.columns;

/**
 * The SQL that locks and reads one column of the host's; each statement can be pasted into psql. A
 * parameter for keys is sent without a type, so that it takes the key column's and its index is
 * used.
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
        k.facts ->> 'focusX' AS focus_x,
        k.facts ->> 'focusY' AS focus_y,
        k.facts ->> 'settings' AS settings,
        k.facts ->> 'durationMillis' AS duration_millis,
        CASE jsonb_typeof(e.attributes) WHEN 'object' THEN ARRAY(
          SELECT unnest(ARRAY[a.key, a.value #>> '{}']) FROM jsonb_each(e.attributes) AS a
          WHERE jsonb_typeof(a.value) = 'string') END AS attributes,
        CASE WHEN k.facts IS NULL THEN substring(${read} FROM 1 FOR 65536) END AS first_bytes,
        w.is_wanted,
        CASE WHEN w.is_wanted THEN ${bytes} END AS data
      FROM ${table} AS t
      ${elements}
      CROSS JOIN LATERAL (
        SELECT CASE WHEN ${wellFormed} AND ${ofTheseBytes} THEN e.facts END AS facts OFFSET 0
      ) AS k
      CROSS JOIN LATERAL (
        SELECT coalesce(decode(k.facts ->> 'sha256', 'hex'), sha256(${read})) AS sha256 OFFSET 0
      ) AS d
      CROSS JOIN LATERAL (SELECT ${wanted} AS is_wanted OFFSET 0) AS w
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
        SELECT 1 AS place, 1 AS rank, coalesce(t.${metadata} -> 'facts', t.${metadata}) AS facts,
          t.${metadata} -> 'attributes' AS attributes
        OFFSET 0
      ) AS e\
      """;

  private static final String ONE_WITHOUT_METADATA =
      "CROSS JOIN (SELECT 1 AS place, 1 AS rank, NULL::jsonb AS facts,"
          + " NULL::jsonb AS attributes) AS e";

  // Without metadata, a NULL in the array is no medium.
  private static final String MANY_WITHOUT_METADATA =
      """
      CROSS JOIN LATERAL (
        SELECT a.place, row_number() OVER () AS rank, a.bytes, NULL::jsonb AS facts,
          NULL::jsonb AS attributes
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
        SELECT a.place, row_number() OVER (ORDER BY a.place) AS rank, a.bytes,
          coalesce(m.value -> 'facts', m.value) AS facts, m.value -> 'attributes' AS attributes
        FROM (
          SELECT generate_series(1, cardinality(t.${column})) AS place, unnest(t.${column}) AS bytes
          WHERE b.unread IS NOT TRUE
        ) AS a
        LEFT JOIN jsonb_array_elements(c.metadata) WITH ORDINALITY AS m (value, place)
          ON m.place = a.place
        WHERE a.bytes IS NOT NULL
        UNION ALL
        SELECT m.place::integer, m.place, NULL, coalesce(m.value -> 'facts', m.value),
          m.value -> 'attributes'
        FROM jsonb_array_elements(CASE WHEN b.unread THEN t.${metadata} END)
          WITH ORDINALITY AS m (value, place)
        WHERE b.unread
      ) AS e\
      """;

  // A partition or a table that inherits has rows of its own and a trigger of its own, or none.
  private static final String TRUSTED =
      """
      NOT EXISTS (
          WITH RECURSIVE tables (oid) AS (
            SELECT ${tableText}::regclass::oid
            UNION ALL
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tables s ON i.inhparent = s.oid
          )
          SELECT FROM tables s WHERE NOT EXISTS (
            SELECT FROM pg_catalog.pg_trigger
            WHERE tgrelid = s.oid AND tgname = ${triggerText} AND tgenabled IN ('O', 'A')))\
      """;

  private static final String ONE_KEY = "?";

  private static final String MANY_KEYS = "ANY (?)";

  private static final String BY_DIGEST = "e.facts ->> 'sha256' = encode(sha256(${read}), 'hex')";

  private static final String BY_RANK = "e.rank = ?";

  private static final String BY_ID = "coalesce(k.facts ->> 'id', encode(d.sha256, 'hex')) = ?";

  final String lock;
  final String elements;
  final String elementsOfOne;
  final String elementsById;
  final String checkedElementsOfOne;
  final String checkedElementsById;
  final String count;
  private final MediaColumn column;

  ColumnSql(MediaColumn column) {
    this.column = column;
    lock =
        column.in(
            LOCK.replace(
                "${dimensions}", column.isArray() ? "array_ndims(t.${column})" : "NULL::integer"));
    elements = elements(BY_RANK, MANY_KEYS, false);
    elementsOfOne = elements(BY_RANK, ONE_KEY, false);
    elementsById = elements(BY_ID, ONE_KEY, false);
    checkedElementsOfOne = elements(BY_RANK, ONE_KEY, true);
    checkedElementsById = elements(BY_ID, ONE_KEY, true);
    count = column.in(COUNT.replace("${elements}", places(false)));
  }

  /**
   * Returns a statement that reads what is in the column.
   *
   * @param isChecked whether all bytes are read and compared with the digests in the metadata
   */
  private String elements(String wanted, String keys, boolean isChecked) {
    boolean isArray = column.isArray();
    return column.in(
        ELEMENTS
            .replace("${elements}", places(isChecked))
            .replace("${wanted}", wanted)
            .replace("${keys}", keys)
            .replace("${ofTheseBytes}", ofTheseBytes(isChecked))
            .replace("${wellFormed}", WELL_FORMED)
            .replace("${read}", isArray ? "e.bytes" : "t.${column}")
            .replace("${bytes}", bytes()));
  }

  private String ofTheseBytes(boolean isChecked) {
    if (column.metadata() == null) {
      return "false";
    }
    if (column.isArray()) {
      return "(b.unread OR " + BY_DIGEST + ")";
    }
    return isChecked ? BY_DIGEST : "e.facts ->> 'size' = octet_length(${read})::text";
  }

  private String bytes() {
    if (!column.isArray()) {
      return "t.${column}";
    }
    return column.metadata() == null
        ? "e.bytes"
        : "coalesce(e.bytes, t.${column}[array_lower(t.${column}, 1) + e.place - 1])";
  }

  private String places(boolean isChecked) {
    if (column.metadata() == null) {
      return column.isArray() ? MANY_WITHOUT_METADATA : ONE_WITHOUT_METADATA;
    }
    return column.isArray()
        ? MANY.replace("${trusted}", isChecked ? "false" : TRUSTED)
            .replace("${wellFormed}", WELL_FORMED)
        : ONE;
  }
}
