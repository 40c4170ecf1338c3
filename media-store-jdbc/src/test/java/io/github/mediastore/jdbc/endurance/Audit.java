package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.VerifiedBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Compares everything that is there, while nobody does anything, with what all clients know. */
final class Audit {

  /** Each must find nothing, in the tables of every prefix. */
  private static final List<String> NEVER =
      List.of(
          """
          SELECT 'a medium without a slot', id FROM ${p}media m
          WHERE NOT EXISTS (SELECT FROM ${p}media_slot s WHERE s.id = m.slot_id)
          """,
          """
          SELECT 'a representation without a medium', id FROM ${p}media_representation r
          WHERE NOT EXISTS (SELECT FROM ${p}media m WHERE m.id = r.media_id)
          """,
          """
          SELECT 'a medium without bytes', id FROM ${p}media m
          WHERE NOT EXISTS (
            SELECT FROM ${p}media_representation r WHERE r.media_id = m.id AND r.name = 'full')
          """,
          """
          SELECT 'a chunk without a representation', representation_id FROM ${p}media_chunk c
          WHERE NOT EXISTS (
            SELECT FROM ${p}media_representation r WHERE r.id = c.representation_id)
          """,
          """
          SELECT 'a representation without some of its chunks', r.id
          FROM ${p}media_representation r
          LEFT JOIN ${p}media_chunk c ON c.representation_id = r.id
          GROUP BY r.id, r.size, r.chunk_size
          HAVING r.object_key IS NULL AND (count(c.seq) <> greatest(1, (r.size + r.chunk_size - 1) / r.chunk_size)
            OR max(c.seq) <> count(c.seq) - 1 OR sum(octet_length(c.data)) <> r.size)
            OR r.object_key IS NOT NULL AND count(c.seq) > 0
          """,
          """
          SELECT 'two media at one place', min(id) FROM ${p}media
          GROUP BY slot_id, ordinal HAVING count(*) > 1
          """,
          """
          SELECT 'a medium behind its slot', m.id
          FROM ${p}media m JOIN ${p}media_slot s ON s.id = m.slot_id
          WHERE m.ordinal > s.version
          """);

  /** Each must find nothing in the tables of the host, and on the server. */
  private static final List<String> NEVER_ELSEWHERE =
      List.of(
          """
          SELECT 'an orphan', id FROM media_slot
          WHERE owner_type = 'users'
            AND NOT EXISTS (SELECT FROM users u WHERE u.id::text = owner_id)
          """,
          """
          SELECT 'an orphan', id FROM media_slot
          WHERE owner_type = 'members'
            AND NOT EXISTS (SELECT FROM members m WHERE m.id = owner_id)
          """,
          "SELECT 'an owner twice', id FROM users GROUP BY id HAVING count(*) > 1",
          "SELECT 'a prepared transaction', 0 FROM pg_prepared_xacts",
          """
          SELECT 'an open transaction', pid FROM pg_stat_activity
          WHERE xact_start IS NOT NULL AND application_name LIKE '%client-%'
          """);

  private final Plan plan;
  private final Connection connection;
  private final DataSource dataSource;

  Audit(Plan plan, Connection connection, DataSource dataSource) {
    this.plan = plan;
    this.connection = connection;
    this.dataSource = dataSource;
  }

  /** Returns how many representations were read. */
  int run(int phase) throws SQLException {
    for (String query : NEVER_ELSEWHERE) {
      requireNone(query);
    }
    int representations = 0;
    for (String prefix : prefixes(plan.clients())) {
      for (String query : NEVER) {
        requireNone(query.replace("${p}", prefix));
      }
      representations += verify(prefix);
    }
    plan.objects().requireKnown(dataSource);
    requireClaimed();
    requireFiles();
    requireNoTemporaryFiles();
    new SharedRun(plan, connection).check(phase);
    return representations;
  }

  /** Returns what the names of tables begin with: in common, of each client, of all clients. */
  static List<String> prefixes(int clients) {
    List<String> prefixes = new ArrayList<>(List.of(""));
    for (int client = 1; client <= clients; client++) {
      prefixes.add("c" + client + "_");
    }
    prefixes.add(SharedOperations.PREFIX);
    return prefixes;
  }

  private void requireNone(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (row.next()) {
        throw new Fault("There is %s: %d".formatted(row.getString(1), row.getLong(2)));
      }
    }
  }

  private int verify(String prefix) throws SQLException {
    JdbcMediaStore store =
        prefix.isEmpty()
            ? plan.objects().store(dataSource, dataSource)
            : JdbcMediaStore.builder().tables(new MediaTables("", prefix)).autonomous(dataSource);
    int count = 0;
    VerifiedBatch batch = store.verify(0, 500);
    while (batch.count() > 0) {
      SlotView.require(batch.damaged().isEmpty(), "damaged: " + batch.damaged());
      count += batch.count();
      batch = store.verify(batch.last(), 500);
    }
    int there = strings("SELECT id FROM %smedia_representation".formatted(prefix)).size();
    SlotView.require(count == there, "verify read %d of %d".formatted(count, there));
    return count;
  }

  /** Whatever is there must be what some client has put there. */
  private void requireClaimed() throws SQLException {
    Set<String> claimed = new HashSet<>();
    for (int client = 1; client <= plan.clients(); client++) {
      claimed.addAll(plan.folder().readModel(client).all().keySet());
    }
    for (String prefix : prefixes(plan.clients())) {
      if (!prefix.equals(SharedOperations.PREFIX)) {
        String slots =
            """
            SELECT 'slot %1$s ' || owner_type || '/' || owner_id || '/' || name
            FROM %1$smedia_slot s
            WHERE owner_type NOT IN ('shared', 'members')
              AND EXISTS (SELECT FROM %1$smedia m WHERE m.slot_id = s.id)
            """;
        requireAll(claimed, strings(slots.formatted(prefix)));
        requireAll(
            claimed,
            strings(
                "SELECT 'ledger %1$s ' || source FROM %1$smedia_migration WHERE outcome <> 'FAILED'"
                    .formatted(prefix)));
      }
    }
    requireAll(claimed, strings("SELECT 'row users/' || id FROM users"));
  }

  private static void requireAll(Set<String> claimed, List<String> there) {
    for (String key : there) {
      SlotView.require(claimed.contains(key), "nobody has put there: " + key);
    }
  }

  private List<String> strings(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }

  /** The files that are there are those that the models have. */
  private void requireFiles() {
    for (int client = 1; client <= plan.clients(); client++) {
      String prefix = "c" + client + "_";
      Path root = plan.folder().files().resolve(prefix);
      Set<String> there = new TreeSet<>();
      for (Path file : Folder.list(root)) {
        if (!file.getFileName().toString().startsWith(".")) { // A client was killed at it.
          there.add(Key.file(prefix, root.relativize(file).toString()));
        }
      }
      Set<String> known =
          new TreeSet<>(plan.folder().readModel(client).keys(Key.FILE + prefix + " "));
      SlotView.require(
          there.equals(known), "the files are %s, and must be %s".formatted(there, known));
    }
  }

  private void requireNoTemporaryFiles() {
    for (int client = 1; client <= plan.clients(); client++) {
      for (Path file : Folder.list(plan.folder().temporary(client))) {
        SlotView.require(
            !file.getFileName().toString().startsWith("media-store"), "left behind: " + file);
      }
    }
  }
}
