package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.PrefixExceededException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadBufferTest {

  private static final int LIMIT = 200_000;

  @Test
  void pullsNoMoreThanItHasRoomForUntilItIsAskedForMore() throws IOException {
    CountingStream stream = new CountingStream(random(LIMIT), 1 << 20);
    UploadBuffer upload = UploadBuffer.of(stream, LIMIT, LIMIT);

    assertThat(stream.count).isZero();
    assertThat(upload.has(1)).isTrue();
    assertThat(stream.count).isLessThanOrEqualTo(16 << 10);
  }

  @Test
  void handsOutEveryByteOnceDrained() throws IOException {
    for (int size : new int[] {0, 1, 16 << 10, (16 << 10) + 1, 100_000, LIMIT}) {
      for (int step : new int[] {1, 999, 1 << 20}) {
        byte[] bytes = random(size);
        UploadBuffer upload = UploadBuffer.of(new CountingStream(bytes, step), LIMIT, LIMIT);
        upload.has(700);

        assertThat(upload.drain()).isEqualTo(bytes);
        assertThat(upload.ended()).isTrue();
        assertThat(upload.size()).isEqualTo(size);
      }
    }
  }

  @Test
  void neverAsksForMoreThanALittleAtOnce() throws IOException {
    int size = 5 << 20;
    for (int announced : new int[] {0, 10_000, size}) {
      for (boolean isFile : new boolean[] {false, true}) {
        AnnouncingStream stream = new AnnouncingStream(random(size), announced);
        UploadBuffer upload =
            isFile
                ? UploadBuffer.ofFile(stream, announced, size, 1 << 18)
                : UploadBuffer.of(stream, size, 1 << 18);
        upload.has(1 << 18);

        assertThat(upload.drain()).hasSize(size);
        assertThat(stream.mostAsked).isLessThan(64 << 10);
      }
    }
  }

  @Test
  void neverAsksForMoreThanALittleWithoutDrainingEither() throws IOException {
    AnnouncingStream stream = new AnnouncingStream(random(5 << 20), 0);

    assertThat(UploadBuffer.of(stream, 5 << 20, 5 << 20).has(5 << 20)).isTrue();
    assertThat(stream.mostAsked).isLessThan(64 << 10);
  }

  @Test
  void takesNoMoreMemoryThanItSaid() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] bytes = random(11 << 20);
    for (int announced : new int[] {0, 10_000, bytes.length}) {
      for (boolean isFile : new boolean[] {false, true}) {
        InputStream stream = new AnnouncingStream(bytes, announced);
        UploadBuffer upload =
            isFile
                ? UploadBuffer.ofFile(stream, bytes.length, bytes.length, 1 << 18)
                : UploadBuffer.of(stream, bytes.length, 1 << 18);
        upload.has(1 << 18);
        long said = upload.drainMemory(bytes.length);
        assertThat(upload.longestWithin(said)).isEqualTo(bytes.length);

        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] drained = upload.drain();
        long taken = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(drained).isEqualTo(bytes);
        assertThat(taken).isLessThanOrEqualTo(said);
        assertThat(said).isLessThan((isFile ? 1 : 2) * (long) bytes.length + (1 << 20));
      }
    }
  }

  @Test
  void keepsToALimitBelowTheRoomThereIs() throws IOException {
    byte[] bytes = random(1000);
    for (int limit : new int[] {1, 100, 500, 999, 1000}) {
      UploadBuffer upload = UploadBuffer.of(new CountingStream(bytes, 100), LIMIT, LIMIT);
      upload.has(100);
      upload.limitTo(limit);

      if (limit == 1000) {
        assertThat(upload.drain()).isEqualTo(bytes);
      } else {
        assertThatExceptionOfType(HeaderException.class)
            .isThrownBy(upload::drain)
            .withMessageContaining("limit of " + Math.max(100, limit) + " bytes");
        assertThat(upload.size()).isLessThanOrEqualTo(Math.max(100, limit));
      }
    }
  }

  @Test
  void takesAFileThatIsNoLongerOfItsSize() throws IOException {
    byte[] bytes = random(100_000);
    for (int expected : new int[] {0, 1, 50_000, 99_999, 100_001, LIMIT, 10 * LIMIT}) {
      InputStream stream = new CountingStream(bytes, 1 << 20);

      assertThat(UploadBuffer.ofFile(stream, expected, LIMIT, 1 << 15).drain()).isEqualTo(bytes);
    }
  }

  @Test
  void keepsTheArrayItWasGiven() throws IOException {
    byte[] bytes = random(10);

    assertThat(UploadBuffer.of(bytes, 10).drain()).isSameAs(bytes);
  }

  @Test
  void refusesTheFirstByteBeyondTheLimit() throws IOException {
    CountingStream stream = new CountingStream(random(10 * LIMIT), 1 << 20);
    UploadBuffer upload = UploadBuffer.of(stream, LIMIT, LIMIT);

    assertThat(upload.has(LIMIT)).isTrue();
    assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(upload::drain)
        .withMessage("The file is larger than the limit of 200000 bytes")
        .matches(e -> e.kind() == HeaderException.Kind.TOO_MANY_BYTES);
    assertThat(stream.count).isEqualTo(LIMIT + 1);
    assertThatThrownBy(() -> UploadBuffer.of(new byte[11], 10)).isInstanceOf(HeaderException.class);
  }

  @Test
  void holdsTheHeaderToItsPrefixUntilThatIsLifted() throws IOException {
    byte[] bytes = random(50_000);
    CountingStream stream = new CountingStream(bytes, 1 << 20);
    UploadBuffer upload = UploadBuffer.of(stream, LIMIT, 20_000);

    assertThat(upload.has(20_000)).isTrue();
    assertThatThrownBy(() -> upload.has(20_001)).isInstanceOf(PrefixExceededException.class);
    assertThat(stream.count).isEqualTo(20_000);
    upload.liftPrefix();
    assertThat(upload.has(20_001)).isTrue();
    assertThat(upload.drain()).isEqualTo(bytes);
  }

  @Test
  void aClaimBeyondTheEndTakesNoMemory() throws IOException {
    UploadBuffer upload = UploadBuffer.of(new ByteArrayInputStream(new byte[10]), 1 << 30, 1 << 30);

    assertThat(upload.has(1L << 40)).isFalse();
    assertThat(upload.size()).isEqualTo(10);
  }

  @Test
  void waitsForAStreamThatGivesNothingForAWhile() throws IOException {
    byte[] bytes = random(1000);
    InputStream hesitant =
        new CountingStream(bytes, 7) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return count % 2 == 0 ? 0 : super.read(target, offset, length);
          }
        };

    assertThat(UploadBuffer.of(hesitant, LIMIT, LIMIT).drain()).isEqualTo(bytes);
  }

  @Test
  void passesOnWhatTheStreamThrowsAndNeverClosesIt() throws IOException {
    IOException gone = new IOException("the client went away");
    CountingStream stream =
        new CountingStream(random(100), 10) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (count >= 50) {
              throw gone;
            }
            return super.read(target, offset, length);
          }
        };
    UploadBuffer upload = UploadBuffer.of(stream, LIMIT, LIMIT);

    assertThat(upload.has(50)).isTrue();
    assertThatThrownBy(() -> upload.has(51)).isSameAs(gone);
    assertThatThrownBy(upload::drain).isSameAs(gone);
    assertThat(stream.closed).isFalse();
  }

  @Test
  void readsNumbersInBothByteOrders() throws IOException {
    UploadBuffer upload =
        UploadBuffer.of(Bytes.bigEndian().u8(0xFE, 0xDC, 0xBA, 0x98).toByteArray(), 4);

    assertThat(upload.u8(3)).isEqualTo(0x98);
    assertThat(upload.u16(0, ByteOrder.BIG_ENDIAN)).isEqualTo(0xFEDC);
    assertThat(upload.u16(0, ByteOrder.LITTLE_ENDIAN)).isEqualTo(0xDCFE);
    assertThat(upload.u32(0, ByteOrder.BIG_ENDIAN)).isEqualTo(0xFEDCBA98L);
    assertThat(upload.u32(0, ByteOrder.LITTLE_ENDIAN)).isEqualTo(0x98BADCFEL);
    assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(() -> upload.u32(1, ByteOrder.BIG_ENDIAN))
        .matches(e -> e.kind() == HeaderException.Kind.TRUNCATED);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Says how much is left of it, rightly or not, and remembers the most it was asked for. */
  private static final class AnnouncingStream extends CountingStream {

    private final int announced;
    private int mostAsked;

    AnnouncingStream(byte[] bytes, int announced) {
      super(bytes, Integer.MAX_VALUE);
      this.announced = announced;
    }

    @Override
    public int available() {
      return Math.max(0, announced - count);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      mostAsked = Math.max(mostAsked, length);
      return super.read(target, offset, length);
    }
  }

  /** Counts what is read, and gives at most a few bytes at a time. */
  private static class CountingStream extends FilterInputStream {

    private final int step;
    int count;
    boolean closed;

    CountingStream(byte[] bytes, int step) {
      super(new ByteArrayInputStream(bytes));
      this.step = step;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, Math.min(length, step));
      count += Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      closed = true;
      super.close();
    }
  }
}
