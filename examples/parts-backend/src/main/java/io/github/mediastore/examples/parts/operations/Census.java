package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.operations.StatusReport.Holding;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts media. It reads what stands beside pictures in their rows, never the pictures. */
@Component
class Census {

  private static final String PROFILE_PHOTOS =
      """
      SELECT count(*) AS owners, count(profile_photo_data) AS with_media,
        count(profile_photo_data) AS media, coalesce(sum(octet_length(profile_photo_data)), 0) AS bytes
      FROM users
      """;

  private static final String LOGOS =
      """
      SELECT count(*) AS owners, count(logo_data) AS with_media,
        count(logo_data) AS media, coalesce(sum(octet_length(logo_data)), 0) AS bytes
      FROM organizations
      """;

  private static final String PART_IMAGES =
      """
      SELECT count(*) AS owners, count(*) FILTER (WHERE media > 0) AS with_media,
        coalesce(sum(media), 0) AS media, coalesce(sum(bytes), 0) AS bytes
      FROM parts
      CROSS JOIN LATERAL (
        SELECT count(*) AS media,
          sum((coalesce(meta -> 'facts', meta) ->> 'size')::bigint) AS bytes
        FROM jsonb_array_elements(image_meta) AS meta
      ) AS images
      """;

  private final ObservedMediaStore<JdbcMediaStore> films;
  private final JdbcClient jdbc;

  Census(ObservedMediaStore<JdbcMediaStore> films, JdbcClient jdbc) {
    this.films = films;
    this.jdbc = jdbc;
  }

  /** Counts everything at one moment. */
  @Transactional(readOnly = true)
  public StatusReport take(String schemaVersion) {
    List<SlotUse> filmUse = films.store().statistics().slots();
    return new StatusReport(
        schemaVersion,
        holding(PROFILE_PHOTOS),
        holding(LOGOS),
        holding(PART_IMAGES),
        films("support_videos", filmUse),
        films("part_videos", filmUse),
        count("SELECT pg_database_size(current_database())"),
        migration());
  }

  private Holding holding(String sql) {
    return jdbc.sql(sql).query(Holding.class).single();
  }

  private Holding films(String table, List<SlotUse> use) {
    long rows = count("SELECT count(*) FROM " + table);
    return use.stream()
        .filter(slot -> slot.ownerType().equals(table))
        .findFirst()
        .map(slot -> new Holding(rows, slot.owners(), slot.media(), slot.bytes()))
        .orElse(new Holding(rows, 0, 0, 0));
  }

  private Map<String, Long> migration() {
    Map<String, Long> outcomes = new TreeMap<>();
    if (count("SELECT count(*) FROM pg_class WHERE oid = to_regclass('media_migration')") > 0) {
      jdbc.sql("SELECT outcome, count(*) AS files FROM media_migration GROUP BY outcome")
          .query(OutcomeCount.class)
          .list()
          .forEach(row -> outcomes.put(row.outcome(), row.files()));
    }
    return outcomes;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** How many files had an outcome. */
  private record OutcomeCount(String outcome, long files) {}
}
