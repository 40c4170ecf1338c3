package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.inspect.StoreStatus.Imported;
import io.github.mediastore.examples.cli.inspect.StoreStatus.OutcomeCount;
import java.util.List;

/** Asks the database what {@code status} tells. */
final class StatusQueries {

  private static final String LEDGER = "media_migration";

  private static final String IMPORTED =
      """
      SELECT s.owner_type, s.name, sum(l.source_bytes) AS source_bytes,
        sum(l.stored_bytes) AS stored_bytes
      FROM %s l
      JOIN %s m ON m.id::text = l.media_id
      JOIN %s s ON s.id = m.slot_id
      GROUP BY s.owner_type, s.name
      """;

  private static final String OUTCOMES =
      """
      SELECT outcome, count(*) AS files, coalesce(sum(source_bytes), 0) AS source_bytes,
        coalesce(sum(stored_bytes), 0) AS stored_bytes
      FROM %s
      GROUP BY outcome
      ORDER BY outcome
      """;

  private final Database database;

  StatusQueries(Database database) {
    this.database = database;
  }

  StoreStatus status() {
    boolean hasLedger = database.hasTable(LEDGER);
    return new StoreStatus(
        database.one("SELECT current_database()", row -> row.getString(1)),
        database.one("SELECT pg_database_size(current_database())", row -> row.getLong(1)),
        database.store().statistics(),
        hasLedger ? imported() : List.of(),
        hasLedger ? outcomes() : List.of());
  }

  private List<Imported> imported() {
    String sql =
        IMPORTED.formatted(
            database.table(LEDGER), database.table("media"), database.table("media_slot"));
    return database.query(
        sql,
        row ->
            new Imported(
                row.getString("owner_type"),
                row.getString("name"),
                row.getLong("source_bytes"),
                row.getLong("stored_bytes")));
  }

  private List<OutcomeCount> outcomes() {
    return database.query(
        OUTCOMES.formatted(database.table(LEDGER)),
        row ->
            new OutcomeCount(
                row.getString("outcome"),
                row.getLong("files"),
                row.getLong("source_bytes"),
                row.getLong("stored_bytes")));
  }
}
