package io.github.mediastore.jdbc.internal.objects.installation;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Durability;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The row of the installation. Each change is a transaction of its own that names what it expects
 * to find, and is on disk when it returns: the marker in the object store is.
 */
final class ClaimTable {

  /** Asked before, as a statement that has the function fails even where it does not call it. */
  private static final String MAY_ASK_FOR_SYSTEM =
      "SELECT has_function_privilege('pg_control_system()', 'EXECUTE')";

  private static final String SYSTEM = "(SELECT system_identifier::text FROM pg_control_system())";

  /** What a role may not call says nothing. */
  private static final String NO_SYSTEM = "''";

  private static final String HERE =
      """
      SELECT ${system} AS here_system,
        (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS here_oid,
        'media_store'::regclass::oid::bigint AS here_table, pg_is_in_recovery() AS is_standby,
        CASE WHEN pg_is_in_recovery() THEN 0 ELSE
          ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer END
          AS here_timeline,
        pg_current_xact_id_if_assigned() IS NOT NULL AS is_written, s.id AS store, i.*
      FROM media_store s LEFT JOIN media_installation i ON true
      """;

  private static final String VALUES =
      """
      INSERT INTO media_installation AS i (name, system_identifier, database_oid, table_oid, timeline,
        adoption, generation, token, next_token)
      VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)
      """;

  private static final String OVERWRITE =
      """
      ON CONFLICT (only_row) DO UPDATE SET (name, system_identifier, database_oid, table_oid, timeline,
        adoption, generation, token, next_token, adopted_at)
      = (excluded.name, excluded.system_identifier, excluded.database_oid, excluded.table_oid, excluded.timeline,
        excluded.adoption, excluded.generation, excluded.token, excluded.next_token,
        clock_timestamp())
      """;

  private final UnaryOperator<String> tables;
  private final Transactions transactions;

  ClaimTable(UnaryOperator<String> tables, Transactions transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  Recorded read() {
    return transactions.read(
        "ask whose objects these are",
        connection -> {
          String system = mayAskForSystem(connection) ? SYSTEM : NO_SYSTEM;
          String sql = tables.apply(HERE).replace("${system}", system);
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
              throw new MediaStorageException(
                  "The table media_store has no row; MediaSchema makes it", null, false);
            }
            if (row.getBoolean("is_written")) {
              // To end it here would end it for the host.
              throw new MediaStorageException(
                  "Cannot ask whose objects these are: the connection is in somebody else's"
                      + " transaction",
                  null,
                  false);
            }
            return recorded(row);
          }
        });
  }

  private static boolean mayAskForSystem(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MAY_ASK_FOR_SYSTEM)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    DatabaseIdentity here =
        new DatabaseIdentity(
            row.getString("here_system"),
            row.getLong("here_oid"),
            row.getLong("here_table"),
            row.getInt("here_timeline"));
    @Nullable String adoption = row.getString("adoption");
    @Nullable Claim claim =
        adoption == null
            ? null
            : new Claim(
                row.getString("name"),
                new DatabaseIdentity(
                    row.getString("system_identifier"),
                    row.getLong("database_oid"),
                    row.getLong("table_oid"),
                    row.getInt("timeline")),
                adoption,
                row.getLong("generation"),
                row.getString("token"),
                row.getString("next_token"));
    return new Recorded(
        row.getObject("store", UUID.class), here, row.getBoolean("is_standby"), claim);
  }

  /** Begins a claim where there is none. */
  void begin(Claim claim) {
    change(
        "claim the objects",
        connection -> insert(connection, VALUES + "ON CONFLICT (only_row) DO NOTHING", claim));
  }

  /**
   * Begins a claim in the place of any, and lets the grace of all objects begin again. Of those
   * younger than a day the note is not the sweep's: it says that an upload was confirmed.
   */
  void adopt(Claim claim) {
    change(
        "adopt the objects",
        connection -> {
          insert(connection, VALUES + OVERWRITE, claim);
          run(
              connection,
              """
              UPDATE media_object SET unreferenced_since = NULL
              WHERE live AND unreferenced_since IS NOT NULL
                AND created_at <= clock_timestamp() - interval '1 day'
              """);
          return 1;
        });
  }

  /** Makes this a store of its own, without a claim and with a new identity. */
  void separate() {
    change(
        "give the store an identity of its own",
        connection -> {
          run(connection, "UPDATE media_store SET id = gen_random_uuid()");
          run(connection, "DELETE FROM media_installation");
          return 1;
        });
  }

  private int insert(Connection connection, String sql, Claim claim) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tables.apply(sql))) {
      Parameters.of(statement)
          .text(claim.name())
          .text(claim.database().systemIdentifier())
          .number(claim.database().databaseOid())
          .number(claim.database().tableOid())
          .integer(claim.database().timeline())
          .text(claim.adoption())
          .number(claim.generation())
          .text(claim.nextToken());
      return statement.executeUpdate();
    }
  }

  /**
   * Notes what the next marker will say.
   *
   * @return whether the claim was still this one, with no marker noted
   */
  boolean announce(Claim claim, @Nullable String name, DatabaseIdentity here, String nextToken) {
    return update(
        "announce the next marker",
        """
        UPDATE media_installation SET next_token = ?, name = ?, timeline = ?
        WHERE adoption = ? AND generation = ? AND token = ? AND next_token IS NULL
        """,
        parameters ->
            parameters
                .text(nextToken)
                .text(name)
                .integer(here.timeline())
                .text(claim.adoption())
                .number(claim.generation())
                .text(claim.token()));
  }

  /**
   * Notes that the next marker was written.
   *
   * @return whether it was noted by this call
   */
  boolean advance(Claim claim) {
    return update(
        "note the new marker",
        """
        UPDATE media_installation
        SET generation = generation + 1, token = next_token, next_token = NULL
        WHERE adoption = ? AND generation = ? AND next_token = ?
        """,
        parameters ->
            parameters.text(claim.adoption()).number(claim.generation()).text(claim.nextToken()));
  }

  /** Sets the parameters of an update. */
  @FunctionalInterface
  private interface Values {

    Parameters set(Parameters parameters) throws SQLException;
  }

  private boolean update(String what, String sql, Values values) {
    return change(
            what,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(tables.apply(sql))) {
                values.set(Parameters.of(statement));
                return statement.executeUpdate();
              }
            })
        == 1;
  }

  private int change(String what, SqlWork<Integer> work) {
    return transactions.write(
        what,
        Undo.BY_STATEMENT,
        connection -> {
          Durability.require(connection);
          return work.on(connection);
        });
  }

  private void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(tables.apply(sql));
    }
  }
}
