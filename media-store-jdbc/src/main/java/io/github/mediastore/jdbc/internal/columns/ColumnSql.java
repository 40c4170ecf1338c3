package io.github.mediastore.jdbc.internal.columns;

/**
 * All SQL of the store on columns of the host, for one column; each statement can be pasted into
 * psql. A parameter for keys is sent without a type, so that it takes the key column's and its
 * index is used.
 */
final class ColumnSql {

  private static final String LOCK =
      "SELECT 1 FROM ${table} AS t WHERE t.${key} = ANY (?) FOR NO KEY UPDATE";

  // What is in the metadata is not computed; coalesce does not look at the bytes then.
  private static final String ELEMENTS =
      """
      SELECT t.${key}::text AS owner_id, ${place} AS place,
        ${facts} ->> 'id' AS id,
        coalesce((${facts} ->> 'size')::bigint, octet_length(${bytes})) AS size,
        coalesce(decode(${facts} ->> 'sha256', 'hex'), sha256(${bytes})) AS sha256,
        ${facts} ->> 'contentType' AS content_type,
        (${facts} ->> 'width')::integer AS width,
        (${facts} ->> 'height')::integer AS height,
        ${facts} ->> 'placeholder' AS placeholder,
        (${facts} ->> 'storedAt')::timestamptz AS stored_at,
        CASE WHEN ${facts} ->> 'sha256' IS NULL
          THEN substring(${bytes} FROM 1 FOR 65536) END AS first_bytes,
        CASE WHEN ${place} = ? THEN ${bytes} END AS data
      FROM ${table} AS t
      ${elements}
      WHERE t.${key} = ANY (?) AND t.${column} IS NOT NULL
      ORDER BY owner_id, place
      """;

  private static final String UNNEST =
      "CROSS JOIN LATERAL unnest(t.${column}) WITH ORDINALITY AS e (bytes, place)";

  // Counted by the metadata, so that the array itself is not read.
  private static final String SUBSCRIPTS =
      """
      CROSS JOIN LATERAL
        generate_series(1, coalesce(jsonb_array_length(t.${metadata}), cardinality(t.${column})))
        AS e (place)\
      """;

  // A place of 0 stands for the new bytes, any other for what is there now.
  private static final String ARRANGE =
      """
      UPDATE ${table} AS t SET ${column} = (
        SELECT CASE WHEN o.place = 0 THEN ?::bytea ELSE t.${column} END
        FROM unnest(?::integer[]) AS o (place)
      )\
      """;

  private static final String ARRANGE_ARRAY =
      """
      UPDATE ${table} AS t SET ${column} = ARRAY(
        SELECT CASE WHEN o.place = 0 THEN ?::bytea ELSE e.bytes END
        FROM unnest(?::integer[]) WITH ORDINALITY AS o (place, rank)
        LEFT JOIN unnest(t.${column}) WITH ORDINALITY AS e (bytes, place) ON e.place = o.place
        ORDER BY o.rank
      )\
      """;

  private static final String NEW_FACTS =
      """
      jsonb_strip_nulls(jsonb_build_object('id', ?::text, 'size', ?::bigint, 'sha256', ?::text,
            'contentType', ?::text, 'width', ?::integer, 'height', ?::integer,
            'placeholder', ?::text, 'storedAt', ?::text))\
      """;

  private static final String ARRANGE_METADATA =
      """
      , ${metadata} = (
        SELECT CASE WHEN o.place = 0 THEN
          ${new} ELSE t.${metadata} END
        FROM unnest(?::integer[]) AS o (place)
      )\
      """;

  private static final String ARRANGE_METADATA_ARRAY =
      """
      , ${metadata} = (
        SELECT jsonb_agg(CASE WHEN o.place = 0 THEN
          ${new} ELSE t.${metadata} -> (o.place - 1) END ORDER BY o.rank)
        FROM unnest(?::integer[]) WITH ORDINALITY AS o (place, rank)
      )\
      """;

  final String lock;
  final String elements;
  final String arrange;

  ColumnSql(MediaColumn column) {
    lock = named(LOCK, column);
    elements = named(elements(column), column);
    arrange = named(arrange(column), column);
  }

  private static String elements(MediaColumn column) {
    boolean hasMetadata = column.metadata() != null;
    if (!column.isArray()) {
      return filled(
          ELEMENTS, "1", "t.${column}", hasMetadata ? "t.${metadata}" : "NULL::jsonb", "");
    }
    return hasMetadata
        ? filled(
            ELEMENTS,
            "e.place",
            "t.${column}[e.place]",
            "(t.${metadata} -> (e.place - 1))",
            SUBSCRIPTS)
        : filled(ELEMENTS, "e.place", "e.bytes", "NULL::jsonb", UNNEST);
  }

  private static String filled(
      String sql, String place, String bytes, String facts, String elements) {
    return sql.replace("${place}", place)
        .replace("${bytes}", bytes)
        .replace("${facts}", facts)
        .replace("${elements}", elements);
  }

  private static String arrange(MediaColumn column) {
    String bytes = column.isArray() ? ARRANGE_ARRAY : ARRANGE;
    String metadata = column.isArray() ? ARRANGE_METADATA_ARRAY : ARRANGE_METADATA;
    return bytes
        + (column.metadata() == null ? "" : metadata.replace("${new}", NEW_FACTS))
        + "\nWHERE t.${key} = ANY (?)";
  }

  private static String named(String sql, MediaColumn column) {
    return sql.replace("${table}", column.table())
        .replace("${key}", column.key())
        .replace("${column}", column.bytes())
        .replace("${metadata}", String.valueOf(column.metadata()));
  }
}
