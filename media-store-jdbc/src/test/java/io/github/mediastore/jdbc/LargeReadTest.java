package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Media of many chunks, read with few statements and no connection between them. */
class LargeReadTest {

  private static final int CHUNK = 512 << 10;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "video");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final StatementLog log = new StatementLog(database);
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(log.dataSource());
  private final byte[] bytes = TestContent.bytes(10 * CHUNK - 7, 1);
  private final MediaInfo info = store.put(SLOT, TestContent.of(bytes));

  private InputStream open() {
    return store.find(SLOT).orElseThrow().openStream();
  }

  @Test
  void aReaderOfAllOfItTakesOneChunkAndThenFourAtOnce() throws IOException {
    log.take();
    try (InputStream stream = open()) {
      assertThat(log.take()).as("to look it up, and for the first chunk").hasSize(2);
      assertThat(stream.readNBytes(CHUNK)).hasSize(CHUNK);
      assertThat(log.take()).isEmpty();
      assertThat(stream.read()).isEqualTo(bytes[CHUNK] & 0xFF);
      assertThat(log.take()).hasSize(1);
      assertThat(stream.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(bytes, CHUNK + 1, 10 * CHUNK - 7));
      assertThat(log.take()).as("four more chunks, and the last").hasSize(2);
    }
  }

  @Test
  void aRangeWithinAChunkTakesOneStatement() throws IOException {
    log.take();
    ByteRange range = new ByteRange(3 * CHUNK + 5, 3 * CHUNK + 9);
    try (InputStream stream = store.find(SLOT).orElseThrow().openStream(range)) {
      assertThat(stream.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(bytes, 3 * CHUNK + 5, 3 * CHUNK + 10));
    }
    assertThat(log.take()).hasSize(2);
  }

  @Test
  void noConnectionIsHeldBetweenReads() throws Exception {
    try (LeakCheckingPool pool = new LeakCheckingPool(database, 1, true);
        InputStream stream =
            JdbcMediaStore.autonomous(pool).find(SLOT).orElseThrow().openStream()) {
      while (stream.skip(100_000) > 0) {
        assertThat(stream.read()).isNotEqualTo(-2);
        pool.assertNothingLeaked();
      }
    }
  }

  @Test
  void readsAndSkipsOfAnyLengthFindTheirPlace() throws IOException {
    Random random = new Random(7);
    for (int run = 0; run < 30; run++) {
      int first = random.nextInt(bytes.length);
      int last = first + random.nextInt(bytes.length - first);
      ByteRange range = new ByteRange(first, last);
      int most = 1 << random.nextInt(22);
      try (InputStream stream = store.find(SLOT).orElseThrow().openStream(range)) {
        int position = first;
        while (position <= last) {
          int count = 1 + random.nextInt(most);
          if (random.nextBoolean()) {
            long skipped = stream.skip(count);
            assertThat(skipped).isEqualTo(Math.min(count, last + 1 - position));
            position += (int) skipped;
          } else {
            byte[] read = stream.readNBytes(count);
            assertThat(read)
                .isEqualTo(
                    Arrays.copyOfRange(bytes, position, Math.min(position + count, last + 1)));
            position += read.length;
          }
        }
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.skip(1)).isZero();
      }
    }
  }

  @Test
  void whatIsBeforeAChunkThatIsMissingOrShortIsStillRead() throws IOException, SQLException {
    TestPostgres.execute(database, "UPDATE media_chunk SET data = '123' WHERE seq = 5");
    try (InputStream stream = open()) {
      assertThat(stream.readNBytes(5 * CHUNK)).isEqualTo(Arrays.copyOf(bytes, 5 * CHUNK));
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(stream::read)
          .withMessageContaining("Chunk 5")
          .withMessageContaining("damaged");
    }
    TestPostgres.execute(database, "DELETE FROM media_chunk WHERE seq = 4");
    try (InputStream stream = open()) {
      assertThat(stream.readNBytes(4 * CHUNK)).isEqualTo(Arrays.copyOf(bytes, 4 * CHUNK));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(stream::read)
          .withMessageContaining("chunk 4");
    }
  }

  @Test
  void aMediumRemovedUnderItsReaderIsGoneAfterWhatWasInHand() throws IOException {
    try (InputStream stream = open()) {
      assertThat(stream.readNBytes(CHUNK + 1)).hasSize(CHUNK + 1);
      store.remove(info.id());
      assertThat(stream.readNBytes(4 * CHUNK - 1))
          .isEqualTo(Arrays.copyOfRange(bytes, CHUNK + 1, 5 * CHUNK));
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(stream::read);
    }
  }
}
