package io.github.mediastore.examples.cli;

import io.github.mediastore.jdbc.JdbcMediaStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a real PostgreSQL, usually the one that all tests of the process share.
 *
 * @param port of the server, where anybody may be {@code postgres}
 * @param name its name
 */
public record TestDatabase(int port, String name) {

  // Nothing here must survive a crash, so no write waits for the disk.
  private static final EmbeddedPostgres SERVER = start("off");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static EmbeddedPostgres start(String fsync) {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", fsync)
          .setServerConfig("synchronous_commit", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL", e);
    }
  }

  /** Makes a database with nothing in it. */
  public static TestDatabase empty() {
    return empty(SERVER.getPort());
  }

  /** Makes one on a server of which a doctor has nothing to say. */
  public static TestDatabase onHealthyServer() {
    return empty(Healthy.SERVER.getPort());
  }

  /** Makes one on another server. */
  public static TestDatabase empty(int port) {
    String name = "test_" + DATABASES.incrementAndGet();
    new TestDatabase(port, "postgres").execute("CREATE DATABASE " + name);
    return new TestDatabase(port, name);
  }

  /** Makes a database with the store's tables, by the command that makes them. */
  public static TestDatabase withTables() {
    return empty().createTables();
  }

  /** Makes the store's tables, by the command that makes them. */
  public TestDatabase createTables() {
    Run run = run("schema", "--create");
    if (run.status() != 0) {
      throw new AssertionError(run.err());
    }
    return this;
  }

  /** Makes a copy of it, as a test environment is made of production. */
  public TestDatabase copy() {
    String copy = "test_" + DATABASES.incrementAndGet();
    new TestDatabase(port, "postgres").execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
    return new TestDatabase(port, copy);
  }

  /** Runs a command on it. */
  public Run run(Object... args) {
    return Run.of(surroundings(), args);
  }

  /** Returns surroundings whose variables say how to reach it. */
  public FakeSurroundings surroundings() {
    return new FakeSurroundings()
        .with("MEDIA_STORE_URL", url())
        .with("MEDIA_STORE_USER", "postgres");
  }

  /** Returns how to reach it. */
  public String url() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
  }

  /** Returns the store in it. */
  public JdbcMediaStore store() {
    return JdbcMediaStore.autonomous(dataSource());
  }

  /** Runs a statement. */
  public void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  /** Returns the first column of a query's rows. */
  public List<String> strings(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  /**
   * Returns everything that must be the same after the media went through files or a dump: one line
   * for each representation.
   */
  public List<String> contents() {
    return strings(
        """
        SELECT concat_ws('|', s.owner_type, s.owner_id, s.name,
          (SELECT count(*) FROM media e WHERE e.slot_id = m.slot_id AND e.ordinal < m.ordinal),
          m.placeholder, r.name, r.content_type, r.size, encode(r.sha256, 'hex'),
          coalesce(r.width, 0), coalesce(r.height, 0),
          (SELECT encode(sha256(string_agg(c.data, '' ORDER BY c.seq)), 'hex')
            FROM media_chunk c WHERE c.representation_id = r.id))
        FROM media_slot s
        JOIN media m ON m.slot_id = s.id
        JOIN media_representation r ON r.media_id = m.id
        ORDER BY s.owner_type, s.owner_id, s.name, m.ordinal, r.name
        """);
  }

  private DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url());
    dataSource.setUser("postgres");
    return dataSource;
  }

  /** Started when it is needed. */
  private static final class Healthy {

    static final EmbeddedPostgres SERVER = start("on");
  }
}
