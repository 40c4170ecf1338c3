package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.NoSuchObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What finding and reading objects give. */
public interface ObjectReadingContract extends ObjectStoreUnderTest {

  @Test
  default void aStretchHasExactlyItsBytes() throws IOException {
    String key = newFolder() + "stretch";
    int size = 2 * bytesOfAPart() + 100;
    byte[] bytes = TestContent.bytes(size, 5);
    put(key, bytes);
    int[] edges = {
      0, 1, bytesOfAPart() - 1, bytesOfAPart(), bytesOfAPart() + 1, size - 2, size - 1
    };
    for (int first : edges) {
      for (int last : edges) {
        if (first <= last) {
          assertThat(get(key, first, last))
              .as("bytes %d to %d", first, last)
              .isEqualTo(Arrays.copyOfRange(bytes, first, last + 1));
        }
      }
    }
  }

  @Test
  default void aStreamOfAnObjectCanBeReadInAnyStepsAndSkipped() throws IOException {
    String key = newFolder() + "steps";
    byte[] bytes = TestContent.bytes(300_000, 6);
    put(key, bytes);
    try (InputStream stream = objects().read(key, new ByteRange(10, 299_989))) {
      assertThat(stream.read()).isEqualTo(bytes[10] & 0xFF);
      assertThat(stream.read(new byte[0])).isZero();
      assertThat(stream.readNBytes(100_000)).isEqualTo(Arrays.copyOfRange(bytes, 11, 100_011));
      stream.skipNBytes(100_000);
      assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 200_011, 299_990));
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.read(new byte[1])).isEqualTo(-1);
      assertThat(stream.skip(1)).isZero();
    }
  }

  @Test
  default void aStretchBeyondTheEndIsAnErrorAndNotShort() throws IOException {
    String folder = newFolder();
    for (int size : new int[] {0, 10, bytesOfAPart() + 10}) {
      String key = folder + size;
      put(key, new byte[size]);
      for (ByteRange range :
          new ByteRange[] {
            new ByteRange(0, size),
            new ByteRange(size, size),
            new ByteRange(size + 5, size + 9),
            new ByteRange(0, Long.MAX_VALUE - 1),
            new ByteRange(1L << 40, 1L << 41)
          }) {
        assertThatExceptionOfType(IOException.class)
            .as("range %s of %d bytes", range, size)
            .isThrownBy(() -> readAll(key, range));
      }
    }
  }

  private void readAll(String key, ByteRange range) throws IOException {
    try (InputStream stream = objects().read(key, range)) {
      stream.readAllBytes();
    }
  }

  @Test
  default void whatIsAbsentIsNotFoundAndNotRead() throws IOException {
    String folder = newFolder();
    put(folder + "b/c", new byte[5]);
    for (String key : new String[] {folder + "a", folder + "b", folder + "x/y/z"}) {
      assertThat(objects().find(key)).isEmpty();
      assertThatExceptionOfType(NoSuchObjectException.class)
          .isThrownBy(() -> objects().read(key, new ByteRange(0, 0)));
    }
  }

  @Test
  default void aStreamCanBeClosedEarlyAndAgain() throws IOException {
    String key = newFolder() + "early";
    byte[] bytes = TestContent.bytes(3 * bytesOfAPart(), 7);
    put(key, bytes);
    for (int i = 0; i < 20; i++) {
      InputStream stream = objects().read(key, new ByteRange(0, bytes.length - 1));
      assertThat(stream.readNBytes(i)).isEqualTo(Arrays.copyOf(bytes, i));
      stream.close();
      stream.close();
    }
    assertThat(get(key)).isEqualTo(bytes);
  }

  @Test
  default void aReaderGetsTheBytesOfOneVersionOrAnError() throws IOException {
    String key = newFolder() + "replaced";
    int size = 3 * bytesOfAPart();
    byte[] old = TestContent.bytes(size, 1);
    put(key, old);
    try (InputStream stream = objects().read(key, new ByteRange(0, size - 1))) {
      assertThat(stream.readNBytes(1_000)).isEqualTo(Arrays.copyOf(old, 1_000));
      put(key, TestContent.bytes(size, 2));
      byte[] rest = restOrNothing(stream);
      assertThat(rest.length).isIn(0, size - 1_000);
      assertThat(rest).isEqualTo(Arrays.copyOfRange(old, 1_000, 1_000 + rest.length));
    }
  }

  private static byte[] restOrNothing(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
