package io.github.mediastore.jdbc.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.objects.FileObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads, copies, removals and rollbacks at random, of several threads, beside two sweeps for
 * which time passes quickly. At any moment each row has its object; in the end nothing else is
 * left. {@code -Dsweep.seconds=60} goes on for longer.
 */
class ObjectSweepModelTest {

  private static final int[] ISOLATIONS = {
    Connection.TRANSACTION_READ_COMMITTED,
    Connection.TRANSACTION_REPEATABLE_READ,
    Connection.TRANSACTION_SERIALIZABLE
  };

  private static final String COPY =
      """
      INSERT INTO media_representation
        (media_id, name, content_type, size, sha256, chunk_size, object_key)
      SELECT media_id, 'copy' || nextval('copies'), content_type, size, sha256, chunk_size,
        object_key
      FROM media_representation WHERE object_key = ? LIMIT 1
      """;

  private final SweptStore store;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final List<String> staged = Collections.synchronizedList(new ArrayList<>());
  private final long seed = Long.getLong("sweep.seed", System.nanoTime());

  ObjectSweepModelTest(@TempDir Path folder) throws IOException {
    this.store = SweptStore.create(new FileObjectStore(folder));
    store.execute("CREATE SEQUENCE copies");
  }

  @Test
  void eachRowHasItsObjectWhateverHappensBesideTheSweeps() throws Exception {
    List<CompletableFuture<Void>> clients =
        IntStream.range(0, 3)
            .mapToObj(i -> CompletableFuture.runAsync(() -> client(new Random(seed + i))))
            .toList();
    List<CompletableFuture<Void>> sweeps =
        IntStream.range(0, 2).mapToObj(i -> CompletableFuture.runAsync(this::sweep)).toList();
    long end = System.nanoTime() + Long.getLong("sweep.seconds", 3) * 1_000_000_000;
    while (System.nanoTime() < end) {
      Set<String> referenced = store.referenced();
      Set<String> there = store.keys();
      referenced.removeAll(there);
      // What was removed and swept between the two looks.
      referenced.retainAll(store.referenced());
      assertThat(referenced).as("rows without an object, seed %d", seed).isEmpty();
    }
    isOver.set(true);
    clients.forEach(CompletableFuture::join);
    sweeps.forEach(CompletableFuture::join);

    assertThat(store.keys()).as("seed %d", seed).containsAll(store.referenced());
    store.sweepAll();
    assertThat(store.keys())
        .as("seed %d", seed)
        .isEqualTo(store.referenced())
        .isEqualTo(new TreeSet<>(store.rows()))
        .isNotEmpty();
  }

  private void sweep() {
    while (!isOver.get()) {
      store.age();
      store.sweep().run();
    }
  }

  private void client(Random random) {
    store.add();
    while (!isOver.get()) {
      try (Connection connection = store.database().getConnection()) {
        connection.setTransactionIsolation(ISOLATIONS[random.nextInt(ISOLATIONS.length)]);
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("SELECT count(*) FROM media_object").close();
        for (int i = random.nextInt(3); i >= 0; i--) {
          act(connection, random);
        }
        if (random.nextInt(4) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      } catch (SQLException e) {
        // Doomed meanwhile, or in favour of another transaction.
        assertThat(e.getSQLState()).as("%s", e).isIn("23503", "40001", "40P01", "23505");
      }
    }
  }

  private void act(Connection connection, Random random) throws SQLException {
    List<String> keys = new ArrayList<>(store.referenced());
    switch (random.nextInt(5)) {
      case 0 -> SweptStore.refer(connection, store.stage());
      case 1 -> staged.add(store.stage());
      case 2 -> referToStaged(connection, random);
      case 3 -> run(connection, COPY, keys, random);
      default ->
          run(
              connection,
              "DELETE FROM media_representation WHERE object_key = ?",
              keys.size() > 5 ? keys : List.of(),
              random);
    }
  }

  private void referToStaged(Connection connection, Random random) throws SQLException {
    List<String> keys = List.copyOf(staged);
    if (!keys.isEmpty()) {
      SweptStore.refer(connection, keys.get(random.nextInt(keys.size())));
    }
  }

  private static void run(Connection connection, String sql, List<String> keys, Random random)
      throws SQLException {
    if (!keys.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, keys.get(random.nextInt(keys.size())));
        statement.executeUpdate();
      }
    }
  }
}
