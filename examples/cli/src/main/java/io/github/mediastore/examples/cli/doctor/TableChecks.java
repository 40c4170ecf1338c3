package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.jdbc.MediaSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the tables: as they should be, stored as they should be, and vacuumed. */
final class TableChecks {

  private static final String CHUNKS =
      """
      SELECT max(a.attstorage::text) AS attstorage,
        sum(pg_total_relation_size(t.oid)) AS toast_bytes,
        sum(coalesce(pg_stat_get_live_tuples(t.oid), 0)) AS live_rows,
        sum(coalesce(pg_stat_get_dead_tuples(t.oid), 0)) AS dead_rows,
        to_char(max(greatest(pg_stat_get_last_vacuum_time(t.oid),
          pg_stat_get_last_autovacuum_time(t.oid))), 'YYYY-MM-DD HH24:MI') AS vacuumed,
        current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean
          AS autovacuum,
        bool_or(EXISTS (
          SELECT FROM unnest(coalesce(c.reloptions, '{}') || coalesce(t.reloptions, '{}')) AS o
          WHERE CASE split_part(o, '=', 1)
            WHEN 'autovacuum_enabled' THEN NOT split_part(o, '=', 2)::boolean
            ELSE false END)) AS exempted
      FROM (SELECT to_regclass(?) AS root) AS chunks
      CROSS JOIN LATERAL (
        SELECT root AS relid UNION SELECT relid FROM pg_partition_tree(root)
      ) AS part
      JOIN pg_class c ON c.oid = part.relid
      JOIN pg_class t ON t.oid = c.reltoastrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'data'
      HAVING count(*) > 0
      """;

  /** Fewer dead rows than these are not worth a word. */
  private static final long DEAD_ROWS = 10_000;

  private final Database database;

  TableChecks(Database database) {
    this.database = database;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(schema());
    database
        .query(
            CHUNKS,
            row ->
                new Chunks(
                    row.getString("attstorage"),
                    row.getLong("toast_bytes"),
                    row.getLong("live_rows"),
                    row.getLong("dead_rows"),
                    row.getString("vacuumed"),
                    row.getBoolean("autovacuum"),
                    row.getBoolean("exempted")),
            database.table("media_chunk"))
        .forEach(
            chunks ->
                findings.addAll(List.of(storage(chunks), deadRows(chunks), autovacuum(chunks))));
    return findings;
  }

  private Finding schema() {
    try {
      MediaSchema.of(database.tables()).verify(database.dataSource());
      return Finding.ok("tables", "are as they should be");
    } catch (IllegalStateException e) {
      return Finding.problem(
          "tables",
          String.valueOf(e.getMessage()),
          "If they are missing, run: media-store schema --create");
    }
  }

  private Finding storage(Chunks chunks) {
    String table = database.table("media_chunk");
    return chunks.storage().equals("e")
        ? Finding.ok("storage", "media are stored as they are (EXTERNAL)")
        : Finding.warning(
            "storage",
            "the server tries to compress media again, and ranges read more than they need",
            "Run: ALTER TABLE " + table + " ALTER COLUMN data SET STORAGE EXTERNAL");
  }

  private Finding deadRows(Chunks chunks) {
    String message =
        "%s out of line (TOAST), %s rows, %s dead"
            .formatted(
                Amounts.bytes(chunks.toastBytes()),
                Amounts.count(chunks.liveRows()),
                Amounts.count(chunks.deadRows()));
    return chunks.deadRows() > DEAD_ROWS && chunks.deadRows() > chunks.liveRows() / 4
        ? Finding.warning("dead rows", message, "Run: VACUUM " + database.table("media_chunk"))
        : Finding.ok("dead rows", message);
  }

  private Finding autovacuum(Chunks chunks) {
    String last = chunks.vacuumed() == null ? "never" : chunks.vacuumed();
    if (!chunks.autovacuum()) {
      return Finding.warning(
          "autovacuum",
          "is off; last vacuum of media_chunk: " + last,
          "Removed media keep their room: set autovacuum = on and track_counts = on");
    }
    return chunks.exempted()
        ? Finding.warning(
            "autovacuum",
            "is off for media_chunk; last vacuum of it: " + last,
            "Run: ALTER TABLE "
                + database.table("media_chunk")
                + " RESET (autovacuum_enabled, toast.autovacuum_enabled)")
        : Finding.ok("autovacuum", "is on; last vacuum of media_chunk: " + last);
  }

  /** What the server says of the table of the bytes. */
  private record Chunks(
      String storage,
      long toastBytes,
      long liveRows,
      long deadRows,
      @Nullable String vacuumed,
      boolean autovacuum,
      boolean exempted) {}
}
