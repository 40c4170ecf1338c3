package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that move on the primary while they are read from a replica that is behind. */
class ReplicaAndObjectsTest {

  private static final int LARGE = 4_000_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  @TempDir private Path directory;

  @Test
  void aReaderOnTheReplicaGoesOnWhenTheReplayTakesTheChunksAway() throws Exception {
    try (StreamingStandby servers = new StreamingStandby(directory, "")) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      TestObjects objects = new TestObjects();
      JdbcMediaStore store =
          JdbcMediaStore.builder()
              .objects(objects, 100_000)
              .readingFrom(servers.standby())
              .autonomous(servers.primary());
      byte[] bytes = TestContent.bytes(LARGE, 1);
      JdbcMediaStore.autonomous(servers.primary()).put(SLOT, TestContent.of(bytes));
      servers.catchUp();
      servers.pause();
      try (InputStream stream = store.find(SLOT).orElseThrow().openStream()) {
        byte[] head = stream.readNBytes(600_000);
        RelocationJob.intoObjects(store).run();
        servers.resume();
        servers.catchUp();
        assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 600_000, LARGE));
        assertThat(head).isEqualTo(Arrays.copyOf(bytes, 600_000));
      }
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
      int reads = objects.reads.get();
      servers.pause();
      RelocationJob.intoTables(store).run();
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
      assertThat(objects.reads.get()).isGreaterThanOrEqualTo(reads);
      servers.resume();
      servers.catchUp();
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void whatWasStagedWithAStoreIsPutOnAConnection() throws Exception {
    try (StreamingStandby servers = new StreamingStandby(directory, "")) {
      MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
      TestObjects objects = new TestObjects();
      JdbcMediaStore store =
          JdbcMediaStore.builder()
              .objects(objects, 100_000)
              .readingFrom(servers.standby())
              .autonomous(servers.primary());
      byte[] bytes = TestContent.bytes(LARGE, 1);
      try (StagedMedia staged = store.stage(TestContent.of(bytes));
          Connection host = servers.primary().getConnection()) {
        host.setAutoCommit(false);
        store.on(host).put(SLOT, staged);
        host.commit();
      }
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
      assertThat(objects.objects).hasSize(1);
    }
  }
}
