package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.examples.cli.database.Database;
import java.util.ArrayList;
import java.util.List;

/** Finds the tables of owners that have an owner trigger, and the columns that options name. */
final class OwnerTables {

  /** The trigger's arguments end with a zero byte each; of partitions, the whole table counts. */
  private static final String OF_TRIGGERS =
      """
      SELECT DISTINCT convert_from(decode(split_part(arguments, '\\000', 2), 'escape'),
          getdatabaseencoding()) AS owner_type,
        owners::text AS owner_table,
        quote_ident(convert_from(decode(split_part(arguments, '\\000', 1), 'escape'),
          getdatabaseencoding())) AS key_column
      FROM (
        SELECT coalesce(pg_partition_root(t.tgrelid), t.tgrelid)::regclass AS owners,
          encode(t.tgargs, 'escape') AS arguments
        FROM pg_trigger t
        WHERE t.tgfoid = to_regproc(?) AND t.tgoldtable IS NOT NULL
      ) t
      ORDER BY 1, 2
      """;

  /** Names are folded as SQL does it, unless they are in quotation marks. */
  private static final String KEY =
      """
      SELECT c.oid::regclass::text AS owner_table, quote_ident(a.attname) AS key_column,
        format_type(a.atttypid, a.atttypmod) AS key_type
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.oid = to_regclass(?) AND ARRAY[a.attname::text] = parse_ident(?)
      """;

  private final Database database;

  OwnerTables(Database database) {
    this.database = database;
  }

  List<OwnerTable> ofTriggers() {
    return database.query(
        OF_TRIGGERS,
        row ->
            new OwnerTable(
                row.getString("owner_type"),
                row.getString("owner_table"),
                row.getString("key_column")),
        database.table("media_owner"));
  }

  /**
   * Looks a table's key up.
   *
   * @return one key; none if there is no such table or column
   */
  List<OwnerKey> keys(OwnerTable owners) {
    return new ArrayList<>(
        database.query(
            KEY,
            row ->
                new OwnerKey(
                    row.getString("owner_table"),
                    row.getString("key_column"),
                    row.getString("key_type")),
            owners.table(),
            owners.key()));
  }

  /**
   * The key of a table of owners, as the catalogue has it.
   *
   * @param table the table, as SQL has it
   * @param column the column, as SQL has it
   * @param type its type
   */
  record OwnerKey(String table, String column, String type) {}
}
