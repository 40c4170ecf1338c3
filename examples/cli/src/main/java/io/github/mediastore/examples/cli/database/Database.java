package io.github.mediastore.examples.cli.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.JdbcMediaStoreBuilder;
import io.github.mediastore.jdbc.MediaTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that a command works on: a few pooled connections, and where the tables are. */
public final class Database implements AutoCloseable {

  private static final int DEFAULT_PORT = 5432;
  private static final int MILLIS_TO_CONNECT = 10_000;

  /** Once connected: a server that is gone is told by the pool no sooner than this. */
  private static final int MILLIS_TO_RECONNECT = 2_000;

  /** Held on to, because a logger that nobody holds forgets its level. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private final HikariDataSource pool;
  private final MediaTables tables;
  private final JdbcMediaStore store;

  private Database(HikariDataSource pool, MediaTables tables, JdbcMediaStore store) {
    this.pool = pool;
    this.tables = tables;
    this.store = store;
  }

  /** Connects at once, so that what is wrong is said before any work is done. */
  static Database connect(
      String url, @Nullable String user, @Nullable String password, MediaTables tables) {
    return connect(url, user, password, tables, store -> store);
  }

  /**
   * Connects at once, to a store with settings.
   *
   * @param settings sets what differs from the defaults
   */
  static Database connect(
      String url,
      @Nullable String user,
      @Nullable String password,
      MediaTables tables,
      UnaryOperator<JdbcMediaStoreBuilder> settings) {
    JdbcMediaStoreBuilder store = settings.apply(JdbcMediaStore.builder().tables(tables));
    // What it logs is thrown too, and told once.
    DRIVER.setLevel(Level.OFF);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(MILLIS_TO_CONNECT);
    config.addDataSourceProperty("ApplicationName", "media-store");
    try {
      HikariDataSource pool = new HikariDataSource(config);
      pool.setConnectionTimeout(MILLIS_TO_RECONNECT);
      return new Database(pool, tables, store.autonomous(pool));
    } catch (PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MediaStorageException(
          "Cannot connect to the database: " + cause.getMessage(), cause, false);
    } catch (RuntimeException e) {
      // Without what the driver says: that repeats the URL, which may hold a password.
      throw AbortedException.trouble("The driver cannot make sense of the database's URL");
    }
  }

  /** Returns how many connections there are at most: one a processor, and one to look. */
  public static int connections() {
    return Runtime.getRuntime().availableProcessors() + 1;
  }

  /** Returns whether the URL goes to this port. */
  public boolean namesPort(int port) {
    String authority = pool.getJdbcUrl().replaceFirst("^jdbc:postgresql:(//([^/?]*))?.*", "$2");
    return authority.endsWith(":" + port)
        || (port == DEFAULT_PORT && !authority.matches(".*:[0-9]+"));
  }

  /** Returns whether the URL forbids prepared statements, as some poolers need it. */
  public boolean preparesNothing() {
    return pool.getJdbcUrl().contains("prepareThreshold=0");
  }

  /** Returns the pool. */
  public DataSource dataSource() {
    return pool;
  }

  /** Returns where the tables are. */
  public MediaTables tables() {
    return tables;
  }

  /** Returns the store in these tables; always the same. */
  public JdbcMediaStore store() {
    return store;
  }

  /** Returns a table as SQL names it, such as {@code "public"."media_slot"}. */
  public String table(String name) {
    String quoted = '"' + tables.prefix() + name + '"';
    return tables.schema().isEmpty() ? quoted : '"' + tables.schema() + "\"." + quoted;
  }

  /** Returns whether there is such a table. */
  public boolean hasTable(String name) {
    return one("SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), table(name));
  }

  /** Runs a query of one row. */
  public <T> T one(String sql, Row<T> read, Object... parameters) {
    return query(sql, read, parameters).get(0);
  }

  /** Runs a query. */
  public <T> List<T> query(String sql, Row<T> read, Object... parameters) {
    try (Connection connection = pool.getConnection()) {
      return query(connection, sql, read, parameters);
    } catch (SQLException e) {
      throw new MediaStorageException("The database refuses: " + e.getMessage(), e, false);
    }
  }

  private static <T> List<T> query(
      Connection connection, String sql, Row<T> read, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(read.read(row));
        }
        return rows;
      }
    }
  }

  /**
   * Runs a query that fails, rather than pass over rows that a policy hides from this role.
   *
   * @throws MediaStorageException if the database fails
   */
  public <T> List<T> queryAll(String sql, Row<T> read, Object... parameters) {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (Statement policies = connection.createStatement()) {
        policies.execute("SET LOCAL row_security = off");
        return query(connection, sql, read, parameters);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new MediaStorageException("The database refuses: " + e.getMessage(), e, false);
    }
  }

  /**
   * Works in a transaction that no other with the same name runs beside.
   *
   * @throws MediaStorageException if the database fails
   */
  public <T> T inTransaction(String name, Function<Connection, T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
          connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
        lock.setString(1, name);
        lock.execute();
        T result = work.apply(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new MediaStorageException("The database refuses: " + e.getMessage(), e, false);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Makes an object of a row. */
  @FunctionalInterface
  public interface Row<T> {

    T read(ResultSet row) throws SQLException;
  }
}
