package io.github.mediastore.jdbc.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.ReusedConnections;
import io.github.mediastore.jdbc.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The job killed again and again, while media come and go. {@code -Drenditions.media=2000
 * -Drenditions.kills=10} tries more than a build has time for.
 */
@Tag("once")
class RenditionJobCrashTest {

  private static final int MEDIA = Integer.getInteger("renditions.media", 360);
  private static final int KILLS = Integer.getInteger("renditions.kills", 3);
  private static final int PARTS = MEDIA / 3;

  /** Media of these parts are added, replaced and removed meanwhile; the others are not touched. */
  private static final int RESTLESS = PARTS / 10;

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final ReusedConnections connections = new ReusedConnections(database);
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(connections);

  @AfterEach
  void closeConnections() throws SQLException {
    connections.close();
  }

  @Test
  void inTheEndEachRenditionIsThereOnceAndNothingElseHasChanged() throws Exception {
    Gallery.fill(store, PARTS);
    store.put(MediaSlot.of("users", 1, "profile"), Gallery.before(1));
    String untouched =
        """
        m.slot_id IN (SELECT id FROM media_slot WHERE NOT (
          owner_type = 'parts' AND owner_id::integer < %d))
        """
            .formatted(RESTLESS);
    String before = Gallery.digest(database, untouched);
    AtomicBoolean isOver = new AtomicBoolean();
    Thread users = new Thread(() -> comeAndGo(isOver), "users");
    users.start();
    for (int kill = 1; kill <= KILLS; kill++) {
      killOnceItHasMade((long) MEDIA * 2 * kill / (KILLS + 1));
    }
    isOver.set(true);
    users.join();
    Process last = RenditionProcess.start(database);
    assertThat(last.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).isZero();

    assertThat(Gallery.digest(database, untouched)).isEqualTo(before);
    assertEachIsThereOnce();
  }

  /**
   * The more that was made before, the later it is killed, so that no run is killed at its start.
   */
  private void killOnceItHasMade(long renditions) throws IOException, InterruptedException {
    Process job = RenditionProcess.start(database);
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (made() < renditions && job.isAlive() && System.nanoTime() < end) {
      Thread.sleep(2);
    }
    assertThat(job.isAlive()).as("killed half way").isTrue();
    job.destroyForcibly().waitFor();
  }

  private long made() {
    return Long.parseLong(
        Gallery.one(connections, "SELECT count(*) FROM media_representation WHERE name <> 'full'"));
  }

  private void comeAndGo(AtomicBoolean isOver) {
    Random random = new Random(7);
    while (!isOver.get()) {
      MediaSlot slot = Gallery.slot(random.nextInt(RESTLESS));
      List<MediaInfo> media = store.list(slot);
      switch (media.size() < 2 ? 0 : random.nextInt(4)) {
        case 0 -> store.add(slot, Gallery.now(random.nextInt()));
        case 1 -> store.remove(slot, media.get(0).id());
        case 2 -> replace(media.get(media.size() - 1).id());
        default -> store.add(slot, Gallery.before(random.nextInt()));
      }
    }
  }

  private void replace(MediaId id) {
    try {
      store.replace(id, Gallery.now(1));
    } catch (MediumGoneException e) {
      throw new AssertionError("Nobody else removes it", e);
    }
  }

  private void assertEachIsThereOnce() {
    assertThat(
            Gallery.one(
                database,
                """
                SELECT count(*) FROM media m JOIN media_slot s ON s.id = m.slot_id
                WHERE s.owner_type = 'parts' AND (
                  SELECT array_agg(r.name || ' ' || coalesce(r.settings, '') ORDER BY r.name)
                  FROM media_representation r WHERE r.media_id = m.id AND r.name <> 'full'
                ) IS DISTINCT FROM ARRAY['card %s', 'thumb %s']
                """
                    .formatted(
                        Gallery.SETTINGS.fingerprint("card"),
                        Gallery.SETTINGS.fingerprint("thumb"))))
        .as("media with too few, too many or other renditions")
        .isEqualTo("0");
    assertThat(
            Gallery.one(
                database,
                """
                SELECT count(*) FROM media_representation r
                WHERE (SELECT sha256(string_agg(c.data, '' ORDER BY c.seq)) FROM media_chunk c
                  WHERE c.representation_id = r.id) IS DISTINCT FROM r.sha256
                """))
        .as("representations whose bytes are not those that were stored")
        .isEqualTo("0");
    assertThat(
            Gallery.one(
                database,
                "SELECT count(*) FROM media m JOIN media_slot s ON s.id = m.slot_id"
                    + " JOIN media_representation r ON r.media_id = m.id"
                    + " WHERE s.owner_type = 'users' AND r.name <> 'full'"))
        .as("renditions of another kind")
        .isEqualTo("0");
  }
}
