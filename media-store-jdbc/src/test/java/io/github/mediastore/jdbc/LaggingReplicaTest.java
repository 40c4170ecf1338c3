package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading from a standby that replays each commit some seconds after it, without a pause by hand;
 * {@code -Dreplica.delay=60} makes it a minute. What is asserted of a lag is read while it lasts:
 * afterwards the standby is asked, and must still be behind.
 */
class LaggingReplicaTest {

  private static final Duration DELAY = Duration.ofSeconds(Long.getLong("replica.delay", 2));
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");
  private static final MediaSlot NEW = MediaSlot.of("parts", 2, "images");

  @TempDir private Path directory;

  private static MediaContent content(int seed) {
    // Of which the even ones are objects.
    return TestContent.of(TestContent.bytes(seed % 2 == 0 ? 900_000 : 90_000, seed));
  }

  @Test
  @Timeout(300)
  void aStandbyThatLagsShowsWhatItHasAndThePrimaryAllElse() throws Exception {
    String delay = "recovery_min_apply_delay = '%ds'%n".formatted(DELAY.toSeconds());
    try (StreamingStandby servers = new StreamingStandby(directory, delay)) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      TestObjects objects = new TestObjects();
      StatementLog primary = new StatementLog(servers.primary());
      JdbcMediaStore other =
          JdbcMediaStore.builder().objects(objects, 100_000).autonomous(servers.primary());
      JdbcMediaStore standby =
          JdbcMediaStore.builder().objects(objects, 100_000).autonomous(servers.standby());
      MediaInfo old = other.put(SLOT, content(1));
      await(standby, SLOT, old);
      JdbcMediaStore store =
          JdbcMediaStore.builder()
              .objects(objects, 100_000)
              .readingFrom(servers.standby())
              .autonomous(primary.dataSource());

      // Of another node.
      MediaInfo current = other.put(SLOT, content(2));
      MediaInfo fresh = other.put(NEW, content(4));
      assertThat(shown(store, SLOT)).contains(old.sha256());
      assertThat(answer(store, null).headers()).containsEntry("ETag", tag(old));
      assertThat(answer(store, CachePolicy.versionOf(current)).headers())
          .containsEntry("ETag", tag(current));
      assertThat(store.info(fresh.id()).map(MediaInfo::sha256)).contains(fresh.sha256());
      assertThat(store.find(NEW).orElseThrow().bytes()).isEqualTo(TestContent.bytes(900_000, 4));
      assertThat(shown(standby, SLOT)).as("the standby is behind").contains(old.sha256());

      // Of this process.
      long start = System.nanoTime();
      MediaInfo own = store.put(SLOT, content(6));
      store.remove(fresh.id());
      int reads = 0;
      while (shown(standby, NEW).isPresent()
          || !shown(standby, SLOT).equals(Optional.of(own.sha256()))) {
        assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(TestContent.bytes(900_000, 6));
        assertThat(store.info(fresh.id())).isEmpty();
        assertThat(store.count(NEW)).isZero();
        reads++;
        Thread.sleep(50);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY);
      assertThat(reads).isPositive();

      primary.take();
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(TestContent.bytes(900_000, 6));
      assertThat(primary.take()).isEmpty();
    }
  }

  /** Waits until the standby has the tables, and the medium in them. */
  private static void await(JdbcMediaStore standby, MediaSlot slot, MediaInfo medium)
      throws InterruptedException {
    while (!shown(standby, slot).equals(Optional.of(medium.sha256()))) {
      Thread.sleep(50);
    }
  }

  private static Optional<Sha256> shown(JdbcMediaStore store, MediaSlot slot) {
    try {
      return store.info(slot).map(MediaInfo::sha256);
    } catch (MediaStorageException e) {
      return Optional.empty(); // It has no tables yet.
    }
  }

  private static MediaResponse answer(JdbcMediaStore store, @Nullable String version) {
    return MediaResponse.of(
        store,
        SLOT,
        MediaRequest.of("GET", name -> List.of()),
        CachePolicy.revalidate().immutableForVersion(version));
  }

  private static String tag(MediaInfo info) {
    return '"' + info.sha256().hex() + '"';
  }
}
