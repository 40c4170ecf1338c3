package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.StagedMedia;
import io.github.mediastore.objects.FileObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store's transactions of every isolation level, with savepoints, rolled back or prepared, store
 * the same staged contents, copy and remove them, beside two sweeps for which time passes quickly.
 * Triggers write down when an object was noted and when something that refers to it was committed,
 * and refuse that one is doomed to which anything referred after its note: its grace would be
 * shorter than it is said to be. {@code -Dsweep.seconds=60} goes on for longer.
 */
class GraceModelTest {

  private static final int[] ISOLATIONS = {
    Connection.TRANSACTION_READ_COMMITTED,
    Connection.TRANSACTION_REPEATABLE_READ,
    Connection.TRANSACTION_SERIALIZABLE
  };

  private static final String WATCH =
      """
      CREATE TABLE referred (key text, at timestamptz);
      CREATE TABLE noted (key text, at timestamptz);
      CREATE INDEX ON referred (key);
      CREATE INDEX ON noted (key);
      CREATE FUNCTION refer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO referred VALUES (NEW.object_key, clock_timestamp());
        RETURN NULL;
      END $$;
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO noted VALUES (NEW.key, clock_timestamp());
        RETURN NULL;
      END $$;
      CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM referred r WHERE r.key = NEW.key
            AND r.at > (SELECT max(n.at) FROM noted n WHERE n.key = NEW.key)) THEN
          RAISE EXCEPTION 'Something referred to % after it was noted', NEW.key;
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER refer AFTER INSERT ON media_representation
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.object_key IS NOT NULL)
        EXECUTE FUNCTION refer();
      CREATE TRIGGER note AFTER UPDATE ON media_object FOR EACH ROW
        WHEN (OLD.unreferenced_since IS NULL AND NEW.unreferenced_since IS NOT NULL)
        EXECUTE FUNCTION note();
      CREATE TRIGGER doom AFTER UPDATE ON media_object FOR EACH ROW
        WHEN (OLD.live AND NOT NEW.live) EXECUTE FUNCTION doom()
      """;

  /** What a transaction holds stays young, as a host's would that goes on for days. */
  private static final String AGE =
      """
      UPDATE media_object SET created_at = created_at - interval '40 days',
        unreferenced_since = unreferenced_since - interval '40 days'
      WHERE key IN (SELECT key FROM media_object FOR NO KEY UPDATE SKIP LOCKED)
      """;

  private final SweptStore swept;
  private final JdbcMediaStore store;
  private final boolean mayPrepare;
  private final List<StagedMedia> staged = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger prepared = new AtomicInteger();
  private final long seed = Long.getLong("sweep.seed", System.nanoTime());

  GraceModelTest(@TempDir Path folder) throws IOException {
    this.swept = SweptStore.create(new FileObjectStore(folder));
    this.store =
        JdbcMediaStore.builder()
            .objects(swept.objects(), 1_000)
            .installation(PRODUCTION)
            .autonomous(swept.database());
    this.mayPrepare = !swept.query("SHOW max_prepared_transactions").equals("0");
    swept.execute(WATCH);
  }

  @Test
  void whatIsDoomedWasNotReferredToSinceItWasNoted() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        i < 2 ? this::sweep : () -> client(new Random(seed + i))))
            .toList();
    long end = System.nanoTime() + Long.getLong("sweep.seconds", 3) * 1_000_000_000;
    while (System.nanoTime() < end && all.stream().noneMatch(CompletableFuture::isDone)) {
      assertThat(store.verify(0, 10_000).damaged()).as("seed %d", seed).isEmpty();
    }
    isOver.set(true);
    all.forEach(CompletableFuture::join);

    assertThat(store.verify(0, 10_000).damaged()).as("seed %d", seed).isEmpty();
    assertThat(stored).as("seed %d", seed).hasPositiveValue();
    swept.sweepAll();
    assertThat(swept.keys())
        .as("seed %d", seed)
        .isEqualTo(swept.referenced())
        .isEqualTo(new TreeSet<>(swept.rows()));
    System.out.printf("Stored %d times, %d of it prepared%n", stored.get(), prepared.get());
  }

  private void sweep() {
    while (!isOver.get()) {
      swept.execute(AGE);
      swept.sweep().run();
    }
  }

  private void client(Random random) {
    while (!isOver.get()) {
      if (staged.size() < 4 || random.nextInt(5) == 0) {
        staged.add(store.stage(TestContent.of(TestContent.bytes(2_000, random.nextInt()))));
      }
      try (Connection connection = swept.database().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setTransactionIsolation(ISOLATIONS[random.nextInt(ISOLATIONS.length)]);
        connection.setAutoCommit(false);
        statement.execute("SELECT count(*) FROM media_object");
        sleep(random.nextInt(30));
        int count = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
          count += act(store.on(connection), random);
        }
        if (random.nextInt(3) == 0) {
          statement.execute("SAVEPOINT tried");
          act(store.on(connection), random);
          statement.execute("ROLLBACK TO SAVEPOINT tried");
        }
        sleep(random.nextInt(30));
        end(connection, statement, random);
        stored.addAndGet(count);
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as("%s", e).isIn("40001", "40P01");
      } catch (MediumGoneException e) {
        // Another was faster.
      } catch (MediaStorageException e) {
        assertThat(e.isTransient() || e.toString().contains("stage the content again"))
            .as("%s", e)
            .isTrue();
      }
    }
  }

  private void end(Connection connection, Statement statement, Random random) throws SQLException {
    int kind = random.nextInt(5);
    if (kind == 0) {
      connection.rollback();
    } else if (kind == 1 && mayPrepare) {
      String name = "'%s-%d'".formatted(swept.database().getCurrentSchema(), random.nextLong());
      statement.execute("PREPARE TRANSACTION " + name);
      connection.setAutoCommit(true);
      sleep(random.nextInt(50));
      statement.execute((random.nextBoolean() ? "COMMIT" : "ROLLBACK") + " PREPARED " + name);
      prepared.incrementAndGet();
    } else {
      connection.commit();
    }
  }

  /** Returns how many objects it has referred to. */
  private int act(JdbcMediaStore on, Random random) throws SQLException {
    MediaSlot slot = slot(random);
    int kind = random.nextInt(10);
    if (kind < 5) {
      StagedMedia content = staged.get(random.nextInt(staged.size()));
      try {
        MediaInfo info = random.nextBoolean() ? on.put(slot, content) : on.add(slot, content);
        return info.size() > 0 ? 1 : 0;
      } catch (MediaException e) {
        if (e instanceof MediaStorageException failed && !failed.isTransient()) {
          staged.remove(content);
        }
        throw e;
      }
    }
    List<MediaInfo> media = on.list(slot);
    if (media.isEmpty() || kind < 7) {
      on.clear(slot);
    } else if (kind < 9) {
      on.copy(media.get(0).id(), slot(random), 0);
      return 1;
    } else {
      on.remove(media.get(0).id());
    }
    return 0;
  }

  private static MediaSlot slot(Random random) {
    return MediaSlot.of("parts", random.nextInt(6), "videos");
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
