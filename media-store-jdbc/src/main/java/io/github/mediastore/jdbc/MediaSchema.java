package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.columns.FactsTrigger;
import io.github.mediastore.jdbc.internal.schema.ChunkTable;
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
 * <p>The same SQL is in the jar, for Flyway, Liquibase and psql: in {@code
 * io/github/mediastore/jdbc/schema}, one script for each version.
 */
public final class MediaSchema {

  private final MediaTables tables;
  private final ChunkTable chunks;
  private final SchemaScripts scripts;
  private final SchemaCheck check;

  private MediaSchema(MediaTables tables, ChunkTable chunks) {
    this.tables = tables;
    this.chunks = chunks;
    this.scripts = new SchemaScripts(tables::in, chunks);
    this.check = new SchemaCheck(tables::in);
  }

  /**
   * Describes the tables in a schema and with a prefix.
   *
   * @param tables where they are, or shall be
   * @return the schema
   */
  public static MediaSchema of(MediaTables tables) {
    return new MediaSchema(tables, ChunkTable.PLAIN);
  }

  /**
   * Has new tables keep the chunks in partitions by hash, each with an index, a vacuum and, if you
   * wish, a tablespace of its own. Tables that are there stay as they are. The guide to the tables
   * has figures.
   *
   * @param partitions how many, 1 to 1024; 16 to 64 are for some terabytes
   * @return the schema with them
   * @throws IllegalArgumentException if there are fewer or more
   */
  public MediaSchema partitionedChunks(int partitions) {
    if (partitions == 0) {
      throw new IllegalArgumentException("A table has at least 1 partition");
    }
    return new MediaSchema(tables, new ChunkTable(partitions, chunks.isExternal()));
  }

  /**
   * Leaves out, for new tables, the statement that keeps PostgreSQL from trying to compress chunks,
   * for engines of its protocol that refuse it. Costs time for each write, and saves nothing.
   *
   * @return the schema without it
   */
  public MediaSchema withDefaultStorage() {
    return new MediaSchema(tables, new ChunkTable(chunks.partitions(), false));
  }

  /** Returns the SQL that creates the tables. */
  public String sql() {
    return scripts.upgradeFrom(0);
  }

  /**
   * Returns the SQL that brings tables of an earlier version to that of today. Programs for the
   * earlier version go on beside it.
   *
   * @param version the version that they have, which {@link #version} tells; 0 if there are none
   * @return the SQL; empty if there is nothing to do
   */
  public String sqlFrom(int version) {
    return scripts.upgradeFrom(version);
  }

  /**
   * Returns the version of the tables in a database; this library makes version 4.
   *
   * @param dataSource gives a connection whose user may see the tables
   * @return the version; 0 if there are none
   * @throws MediaStorageException if the database cannot be asked
   */
  public int version(DataSource dataSource) {
    return new AutonomousTransactions(HostConnections.of(dataSource))
        .read("look up the version of the tables of media-store", scripts::version);
  }

  /**
   * Returns the SQL of a trigger that removes an owner's media when its row is deleted, for hosts
   * that delete rows in too many places to call {@code clearOwner} in each. Media for an owner
   * without a row are refused then with {@link io.github.mediastore.MissingOwnerException}.
   *
   * <p>A table may have one for each kind of owner, and a kind of owner may have several tables.
   * Run the SQL again after partitions were added. It does not see {@code TRUNCATE}, nor a
   * partition that is dropped or detached.
   *
   * @param ownerType what the slots call this kind of owner
   * @param table the owner's table, as SQL would name it; may be partitioned
   * @param keyColumn the column whose text is the owner's id in the slots; it should have an index
   */
  public String ownerTriggerSql(String ownerType, String table, String keyColumn) {
    return scripts.ownerTrigger(ownerType, table, keyColumn);
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
   * Creates the tables if they do not exist, and brings those of an earlier version up to date.
   * Nodes that start at the same time wait for each other.
   *
   * <p>Nobody waits for the step to version 2. Those to versions 3 and 4 need a moment in which
   * nobody reads or writes media; it tries for a few seconds, in which nobody waits longer than
   * half a second. Where it does not come about, as during a backup, the tables stay at their
   * version, which is logged, and the next call tries again: stores work, but refuse what is new.
   *
   * @param dataSource gives a connection whose user may create tables
   * @return whether anything was done
   * @throws MediaStorageException if that fails; nothing was changed then
   */
  public boolean create(DataSource dataSource) {
    return SchemaSteps.create(scripts, new AutonomousTransactions(HostConnections.of(dataSource)));
  }

  /**
   * Lets stores take attributes and put bytes into objects, once no program is left that was
   * written for tables of an earlier version: one for version 2 would lose the attributes of each
   * medium that it replaces, and one for version 3 would not find the bytes. In new tables there is
   * nothing to wait for, and nothing to do. May be repeated.
   *
   * <p>Builds an index, for which writers wait and readers do not; it reads {@code
   * media_representation} once, which is small.
   *
   * @param dataSource gives a connection whose user owns the tables
   * @throws MediaStorageException if that fails, as it does before version 4; transient if the
   *     tables are in use all the time
   */
  public void finishRollout(DataSource dataSource) {
    SchemaSteps.finishRollout(scripts, new AutonomousTransactions(HostConnections.of(dataSource)));
  }

  /** Returns the SQL of {@link #finishRollout}. */
  public String finishRolloutSql() {
    return scripts.rollout();
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
