package io.github.mediastore.jdbc.objects;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.objects.installation.Trust;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Connections;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database and an object store, written to in the order in which the store does it: the row of
 * the object, the object, the row that refers to it.
 */
record SweptStore(PGSimpleDataSource database, ObjectStore objects) {

  static final String PRODUCTION = "production";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String REFER =
      """
      WITH s AS (
        INSERT INTO media_slot (owner_type, owner_id, name) VALUES ('parts', ?, 'videos')
        RETURNING id),
      m AS (INSERT INTO media (slot_id, ordinal) SELECT id, 1 FROM s RETURNING id)
      INSERT INTO media_representation
        (media_id, name, content_type, size, sha256, chunk_size, object_key)
      SELECT id, 'full', 'video/mp4', 3, sha256('abc'), 1, ? FROM m
      """;

  /** Makes a store in a schema of its own. */
  static SweptStore create(ObjectStore objects) {
    SweptStore store = new SweptStore(TestPostgres.withTables(), objects);
    store.requireWritable();
    return store;
  }

  /** Makes a store in a database of its own, which can be copied as a whole. */
  static SweptStore createToBeCopied(ObjectStore objects) {
    SweptStore store = new SweptStore(newDatabase(""), objects);
    MediaSchema.of(MediaTables.DEFAULT).create(store.database);
    store.requireWritable();
    return store;
  }

  private static PGSimpleDataSource newDatabase(String options) {
    PGSimpleDataSource postgres = TestPostgres.emptySchema();
    String name = "swept_" + NUMBER.incrementAndGet();
    TestPostgres.execute(postgres, "CREATE DATABASE " + name + options);
    postgres.setCurrentSchema("public");
    postgres.setDatabaseName(name);
    return postgres;
  }

  SweptStore copy() {
    return new SweptStore(newDatabase(" TEMPLATE " + database.getDatabaseName()), objects);
  }

  ObjectSweep sweep() {
    return sweep(PRODUCTION);
  }

  ObjectSweep sweep(String installation) {
    return ObjectSweep.builder(database, objects, installation).build();
  }

  ObjectInstallation installation() {
    return ObjectInstallation.of(database, MediaTables.DEFAULT, objects, PRODUCTION);
  }

  /** Asks, as whoever writes objects does before it. */
  void requireWritable() {
    new Installation(
            sql -> sql,
            new AutonomousTransactions(Connections.of(database)),
            objects,
            PRODUCTION,
            new Trust())
        .requireWritable();
  }

  /** Sends an object that is noted and nothing refers to. */
  String stage() {
    String key = store() + "/" + UUID.randomUUID();
    execute("INSERT INTO media_object (key) VALUES ('%s')".formatted(key));
    send(key);
    return key;
  }

  void send(String key) {
    try {
      objects.put(key, "video/mp4", new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String store() {
    return query("SELECT id FROM media_store");
  }

  String add() {
    String key = stage();
    refer(key);
    return key;
  }

  void refer(String key) {
    try (Connection connection = database.getConnection()) {
      refer(connection, key);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void refer(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REFER)) {
      statement.setString(1, UUID.randomUUID().toString());
      statement.setString(2, key);
      statement.executeUpdate();
    }
  }

  void remove(String key) {
    execute(
        """
        DELETE FROM media WHERE id IN (
          SELECT media_id FROM media_representation WHERE object_key = '%s')
        """
            .formatted(key));
  }

  /** Lets 40 days pass. */
  void age() {
    execute(
        """
        UPDATE media_object SET created_at = created_at - interval '40 days',
          unreferenced_since = unreferenced_since - interval '40 days'
        """);
  }

  /** Sweeps until everything that is to be deleted is. */
  void sweepAll() {
    for (int i = 0; i < 3; i++) {
      age();
      sweep().run();
    }
  }

  /** Returns the keys of all objects but the markers. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    String last = "";
    try {
      List<StoredObject> page = objects.list("", last, 1000);
      while (!page.isEmpty()) {
        page.forEach(object -> keys.add(object.key()));
        last = page.get(page.size() - 1).key();
        page = objects.list("", last, 1000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys.removeIf(key -> key.contains("/installation/"));
    return keys;
  }

  Set<String> rows() {
    return strings("SELECT key FROM media_object");
  }

  Set<String> referenced() {
    return strings("SELECT object_key FROM media_representation WHERE object_key IS NOT NULL");
  }

  Set<String> strings(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      Set<String> strings = new TreeSet<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  String query(String sql) {
    return Objects.requireNonNull(strings(sql).iterator().next());
  }

  void execute(String sql) {
    TestPostgres.execute(database, sql);
  }
}
