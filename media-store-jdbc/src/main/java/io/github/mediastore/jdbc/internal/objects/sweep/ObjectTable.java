package io.github.mediastore.jdbc.internal.objects.sweep;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Durability;
import io.github.mediastore.jdbc.internal.transactions.OneWrite;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import io.github.mediastore.objects.StoredObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes the rows of objects, each time in a short transaction of its own that is on disk when it
 * returns. What changes rows is to be asked for its result, again after a failure: it is done once.
 *
 * <p>A transaction that refers to an object, prepared or not yet committed, holds its row by the
 * lock of the foreign key, and so its row is skipped. Locked are the rows by one statement and
 * looked at by the next, whose snapshot has every reference that was committed before the lock;
 * none can come after it.
 */
public final class ObjectTable {

  // No join, which without statistics might read all representations for one page.
  private static final String IS_REFERENCED =
      "(SELECT 1 FROM media_representation r WHERE r.object_key = o.key LIMIT 1) IS NOT NULL";

  private static final String PAGE =
      """
      SELECT o.key, o.created_at, o.live, o.unreferenced_since IS NOT NULL AS is_noted,
        coalesce(o.unreferenced_since <= clock_timestamp() - ? * interval '1 second', false)
          AS is_due,
        o.created_at > clock_timestamp() - interval '1 day' AS is_young,
        %s AS is_referenced
      FROM media_object o
      WHERE o.key > ?
      ORDER BY o.key
      LIMIT ?
      """
          .formatted(IS_REFERENCED);

  private static final String LOCK =
      """
      SELECT o.key FROM media_object o
      WHERE o.key = ANY (?) AND o.live
      ORDER BY o.key
      FOR UPDATE SKIP LOCKED
      """;

  /** Skips who takes the note back, and not who only refers. */
  private static final String LOCK_NOTE = LOCK.replace("FOR UPDATE", "FOR NO KEY UPDATE");

  private static final String NOTE =
      """
      UPDATE media_object o SET unreferenced_since = clock_timestamp()
      WHERE o.key = ANY (?) AND o.unreferenced_since IS NULL AND NOT %s
      RETURNING o.key
      """
          .formatted(IS_REFERENCED);

  private static final String RELEASE =
      """
      UPDATE media_object o SET unreferenced_since = NULL
      WHERE o.key = ANY (?) AND o.live AND o.unreferenced_since IS NOT NULL AND %s
      RETURNING o.key
      """
          .formatted(IS_REFERENCED);

  private static final String DOOM =
      """
      UPDATE media_object o SET live = false
      WHERE o.key = ANY (?)
        AND o.unreferenced_since <= clock_timestamp() - ? * interval '1 second' AND NOT %s
      RETURNING o.key
      """
          .formatted(IS_REFERENCED);

  private static final String FORGET =
      "DELETE FROM media_object o WHERE o.key = ANY (?) AND NOT o.live RETURNING o.key";

  private static final String KNOWN = "SELECT o.key FROM media_object o WHERE o.key = ANY (?)";

  private static final String REGISTER =
      """
      INSERT INTO media_object AS o (key, created_at, unreferenced_since)
      VALUES (?, ?, clock_timestamp())
      ON CONFLICT (key) DO NOTHING
      """;

  /**
   * Each statement sees what was committed before it, whatever the host's default is: at another
   * level it would look with the snapshot of the lock. And it fails where policies hide rows from
   * the role, as those may refer to objects.
   */
  private static final String SEE_ALL =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL row_security = off";

  private final UnaryOperator<String> tables;
  private final Transactions transactions;
  private final Duration grace;

  /**
   * Prepares to work.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   * @param transactions of its own, never the host's
   * @param grace how long an object stays after it was seen without a reference
   */
  public ObjectTable(UnaryOperator<String> tables, Transactions transactions, Duration grace) {
    this.tables = tables;
    this.transactions = transactions;
    this.grace = grace;
  }

  /** Returns what time it is by the clock of the database, which measures the grace. */
  public Instant now() {
    return transactions.read(
        "ask for the time",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
          }
        });
  }

  /** Returns the next objects in the order of their keys. */
  public List<ObjectRow> page(String after, int limit) {
    return transactions.read(
        "look for objects after '" + after + "'",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(tables.apply(PAGE))) {
            Parameters.of(statement).number(grace.toSeconds()).text(after).number(limit);
            List<ObjectRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                rows.add(row(row));
              }
            }
            return rows;
          }
        });
  }

  private static ObjectRow row(ResultSet row) throws SQLException {
    return new ObjectRow(
        row.getString("key"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("live"),
        row.getBoolean("is_referenced"),
        row.getBoolean("is_noted"),
        row.getBoolean("is_due"),
        row.getBoolean("is_young"));
  }

  /** Notes that nothing refers to them; gives those of which that is so. */
  public Supplier<Set<String>> note(Collection<String> keys) {
    return change(
        "note unreferenced objects",
        keys,
        connection -> keys(connection, NOTE, keys(connection, LOCK, keys)));
  }

  /** Takes back the note on those that are referred to again; gives them. */
  public Supplier<Set<String>> release(Collection<String> keys) {
    return change(
        "note objects that are referred to again",
        keys,
        connection -> keys(connection, RELEASE, keys(connection, LOCK_NOTE, keys)));
  }

  /** Refuses every further reference to those whose grace is over; gives them. */
  public Supplier<Set<String>> doom(Collection<String> keys) {
    return change(
        "doom unreferenced objects",
        keys,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(tables.apply(DOOM))) {
            Parameters.of(statement)
                .array("text", keys(connection, LOCK, keys).toArray())
                .number(grace.toSeconds());
            return keys(statement);
          }
        });
  }

  /** Forgets objects that were deleted; gives those that nobody else has forgotten. */
  public Supplier<Set<String>> forget(Collection<String> keys) {
    return change("forget deleted objects", keys, connection -> keys(connection, FORGET, keys));
  }

  /** Returns those of the keys that have a row. */
  public Set<String> known(Collection<String> keys) {
    return keys.isEmpty()
        ? Set.of()
        : transactions.read("look for objects", connection -> keys(connection, KNOWN, keys));
  }

  /** Notes objects that have no row as if they had one, to which nothing refers from now on. */
  public int register(Collection<StoredObject> unknown) {
    return change(
            "note unknown objects",
            unknown,
            connection -> {
              Set<String> registered = new HashSet<>();
              try (PreparedStatement statement =
                  connection.prepareStatement(tables.apply(REGISTER))) {
                for (StoredObject object : unknown) {
                  statement.setString(1, object.key());
                  statement.setObject(2, object.storedAt().atOffset(ZoneOffset.UTC));
                  if (statement.executeUpdate() == 1) {
                    registered.add(object.key());
                  }
                }
              }
              return registered;
            })
        .get()
        .size();
  }

  private Supplier<Set<String>> change(String what, Collection<?> keys, SqlWork<Set<String>> work) {
    if (keys.isEmpty()) {
      return Set::of;
    }
    OneWrite<Set<String>> write = new OneWrite<>(transactions);
    return () -> write.write(what, Undo.BY_STATEMENT, connection -> durably(connection, work));
  }

  private static Set<String> durably(Connection connection, SqlWork<Set<String>> work)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SEE_ALL);
    }
    Durability.require(connection);
    return work.on(connection);
  }

  private Set<String> keys(Connection connection, String sql, Collection<String> keys)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tables.apply(sql))) {
      Parameters.of(statement).array("text", keys.toArray());
      return keys(statement);
    }
  }

  private static Set<String> keys(PreparedStatement statement) throws SQLException {
    Set<String> keys = new HashSet<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        keys.add(row.getString(1));
      }
    }
    return keys;
  }
}
