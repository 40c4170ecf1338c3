package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.columns.FactsTrigger;
import io.github.mediastore.jdbc.internal.schema.SchemaCheck;
import io.github.mediastore.jdbc.internal.schema.SchemaScripts;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.util.List;
import javax.sql.DataSource;

/**
 * The database schema of {@link JdbcMediaStore}: returns its SQL, creates the tables, or validates
 * existing ones. Immutable.
 *
 * <p>The same SQL is in the jar as {@code io/github/mediastore/jdbc/schema/V1__media_store.sql},
 * for Flyway, Liquibase and psql.
 */
public final class MediaSchema {

  private final SchemaScripts scripts;
  private final SchemaCheck check;

  private MediaSchema(MediaTables tables) {
    this.scripts = new SchemaScripts(tables::in);
    this.check = new SchemaCheck(tables::in);
  }

  /**
   * Describes the tables in a schema and with a prefix.
   *
   * @param tables where they are, or shall be
   * @return the schema
   */
  public static MediaSchema of(MediaTables tables) {
    return new MediaSchema(tables);
  }

  /** Returns the SQL that creates the tables. */
  public String sql() {
    return scripts.create();
  }

  /**
   * Returns the SQL of a trigger that removes an owner's media when its row is deleted, for hosts
   * that delete rows in too many places to call {@code clearOwner} in each.
   *
   * @param ownerType what the slots call this kind of owner
   * @param table the owner's table, as SQL would name it
   * @param keyColumn the column whose text is the owner's id in the slots
   */
  public String ownerTriggerSql(String ownerType, String table, String keyColumn) {
    return scripts
        .ownerTrigger()
        .replace("${table}", table)
        .replace("${ownerType}", ownerType.replace("'", "''"))
        .replace("${keyColumn}", keyColumn.replace("'", "''"));
  }

  /**
   * Returns the SQL of triggers for the columns of a store that have metadata: whoever writes,
   * facts stay only beside the bytes whose SHA-256 they name. What they cannot see is in the guide
   * to the store. Running it checks the rows that are there, which reads them all, and can be
   * repeated.
   *
   * @param store the store, whose columns are in the tables of the host
   */
  public static String factsTriggerSql(ColumnMediaStore store) {
    return FactsTrigger.sql(
        store.mediaColumns(), SchemaScripts.factsTrigger(), SchemaScripts.factsTriggerOfArray());
  }

  /**
   * Creates the triggers of {@link #factsTriggerSql}, in one transaction.
   *
   * @param store the store with the columns
   * @param dataSource gives a connection whose user owns the tables
   * @throws MediaStorageException if that fails; nothing was created then
   */
  public static void createFactsTriggers(ColumnMediaStore store, DataSource dataSource) {
    new AutonomousTransactions(HostConnections.of(dataSource))
        .write(
            "create the triggers for metadata",
            Transactions.Undo.BY_STATEMENT,
            connection -> {
              SchemaScripts.run(connection, factsTriggerSql(store));
              return store;
            });
  }

  /**
   * Creates the tables if they do not exist. Nodes that start at the same time wait for each other.
   *
   * @param dataSource gives a connection whose user may create tables
   * @return whether they were created
   * @throws MediaStorageException if that fails; nothing was created then
   */
  public boolean create(DataSource dataSource) {
    return new AutonomousTransactions(HostConnections.of(dataSource))
        .write(
            "create the tables of media-store",
            Transactions.Undo.BY_STATEMENT,
            scripts::createIfMissing);
  }

  /**
   * Checks that the tables are there and as the store needs them, so that a host finds out at its
   * start and not at the first upload.
   *
   * @param dataSource gives a connection whose user may see the tables
   * @throws IllegalStateException if they are not; the message names each table, column and
   *     constraint that is wrong
   * @throws MediaStorageException if the database cannot be asked
   */
  public void verify(DataSource dataSource) {
    List<String> problems =
        new AutonomousTransactions(HostConnections.of(dataSource))
            .read("look at the tables of media-store", check::problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The tables of media-store are not as they should be: " + String.join("; ", problems));
    }
  }
}
