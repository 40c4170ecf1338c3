package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What storing, marking, copying and deleting objects do. */
public interface ObjectWritingContract extends ObjectStoreUnderTest {

  @Test
  default void whatIsPutIsThereWhole() throws IOException {
    String folder = newFolder();
    int part = bytesOfAPart();
    int[] sizes = {0, 1, 8_191, 100_000, part - 1, part, part + 1, 2 * part, 3 * part + 17};
    for (int size : sizes) {
      byte[] bytes = TestContent.bytes(size, size);
      put(folder + size, bytes);
      StoredObject found = objects().find(folder + size).orElseThrow();
      assertThat(found.key()).isEqualTo(folder + size);
      assertThat(found.size()).isEqualTo(size);
      assertThat(found.etag()).isNotEmpty().doesNotContain("\"");
      assertThat(found.storedAt())
          .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now().plusSeconds(3600));
      assertThat(get(folder + size)).isEqualTo(bytes);
    }
  }

  @Test
  default void aStreamIsReadToItsEndInAnyStepsAndLeftOpen() throws IOException {
    String key = newFolder() + "slow";
    byte[] bytes = TestContent.bytes(70_001, 1);
    InSmallSteps stream = new InSmallSteps(bytes);
    objects().put(key, "video/mp4", stream);
    assertThat(get(key)).isEqualTo(bytes);
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.closed).isFalse();
  }

  /** Gives a few bytes at a time. */
  final class InSmallSteps extends FilterInputStream {

    private boolean closed;

    private InSmallSteps(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return super.read(bytes, offset, Math.min(length, 701));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  default void putReplacesWhateverSize() throws IOException {
    String key = newFolder() + "replaced";
    for (int size : new int[] {100, bytesOfAPart() + 1, 0, 100, 101}) {
      byte[] bytes = TestContent.bytes(size, 3 * size);
      put(key, bytes);
      assertThat(get(key)).isEqualTo(bytes);
    }
  }

  @Test
  default void otherBytesOfTheSameSizeAreAnotherVersion() throws IOException {
    String key = newFolder() + "versions";
    put(key, TestContent.bytes(100, 1));
    String first = etag(key);
    assertThat(etag(key)).isEqualTo(first);
    put(key, TestContent.bytes(100, 2));
    assertThat(etag(key)).isNotEqualTo(first);
  }

  @Test
  default void aStreamThatFailsLeavesNothing() throws IOException {
    String folder = newFolder();
    int part = bytesOfAPart();
    for (int size : new int[] {0, 1_000, part - 1, part, part + 1, 2 * part + part / 2}) {
      String key = folder + size;
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> objects().put(key, "video/mp4", failingAfter(size)))
          .withMessage("the client went away");
      assertThat(objects().find(key)).isEmpty();
    }
    assertThat(objects().list(folder, "", 1000)).isEmpty();
    assertThat(objects().discardUploads(folder, Instant.now().plusSeconds(3600))).isZero();
  }

  @Test
  default void aStreamThatFailsLeavesWhatWasThere() throws IOException {
    String key = newFolder() + "kept";
    byte[] bytes = TestContent.bytes(1_000, 1);
    put(key, bytes);
    String etag = etag(key);
    for (int size : new int[] {10, 2 * bytesOfAPart() + 10}) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> objects().put(key, "video/mp4", failingAfter(size)));
      assertThat(get(key)).isEqualTo(bytes);
      assertThat(etag(key)).isEqualTo(etag);
    }
  }

  private static InputStream failingAfter(int size) throws IOException {
    return TestContent.thatBreaksOffAfter(size, OptionalLong.empty()).openStream();
  }

  @Test
  default void aStreamThatFailsUncheckedLeavesNothing() throws IOException {
    String key = newFolder() + "unchecked";
    int size = 2 * bytesOfAPart() + 10;
    InputStream stream = TestContent.whileReading(size + 1, size, this::failUnchecked).openStream();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> objects().put(key, "video/mp4", stream))
        .withMessage("the upload was closed");
    assertThat(objects().find(key)).isEmpty();
    assertThat(objects().discardUploads(key, Instant.now().plusSeconds(3600))).isZero();
  }

  private void failUnchecked() {
    throw new IllegalStateException("the upload was closed");
  }

  @Test
  default void createStoresOnlyWhereNothingIs() throws IOException {
    String key = newFolder() + "mark";
    byte[] first = TestContent.bytes(1024, 1);
    assertThat(objects().create(key, first)).isTrue();
    assertThat(objects().create(key, TestContent.bytes(10, 2))).isFalse();
    assertThat(get(key)).isEqualTo(first);
    objects().delete(key);
    assertThat(objects().create(key, new byte[0])).isTrue();
    assertThat(get(key)).isEmpty();
  }

  @Test
  default void aMarkIsSmall() throws IOException {
    String key = newFolder() + "mark";
    assertThatIllegalArgumentException().isThrownBy(() -> objects().create(key, new byte[1025]));
    assertThat(objects().find(key)).isEmpty();
  }

  @Test
  default void aCopyHasTheBytesAndIsAnObjectOfItsOwn() throws IOException {
    String folder = newFolder();
    for (int size : new int[] {0, 1_000, 2 * bytesOfAPart() + 5}) {
      byte[] bytes = TestContent.bytes(size, 9);
      put(folder + "from", bytes);
      put(folder + "to", TestContent.bytes(50, 10));
      objects().copy(folder + "from", etag(folder + "from"), folder + "to");
      assertThat(get(folder + "to")).isEqualTo(bytes);
      objects().delete(folder + "from");
      assertThat(get(folder + "to")).isEqualTo(bytes);
    }
  }

  @Test
  default void onlyTheVersionThatWasNamedIsCopied() throws IOException {
    String folder = newFolder();
    put(folder + "from", TestContent.bytes(100, 1));
    String old = etag(folder + "from");
    put(folder + "from", TestContent.bytes(100, 2));
    for (String etag : new String[] {old, "d41d8cd98f00b204e9800998ecf8427e"}) {
      assertThatExceptionOfType(NoSuchObjectException.class)
          .isThrownBy(() -> objects().copy(folder + "from", etag, folder + "to"));
      assertThat(objects().find(folder + "to")).isEmpty();
    }
    assertThatExceptionOfType(NoSuchObjectException.class)
        .isThrownBy(() -> objects().copy(folder + "absent", old, folder + "to"));
    assertThat(objects().find(folder + "to")).isEmpty();
  }

  @Test
  default void nothingIsCopiedOntoItself() throws IOException {
    String key = newFolder() + "self";
    put(key, new byte[10]);
    String etag = etag(key);
    assertThatIllegalArgumentException().isThrownBy(() -> objects().copy(key, etag, key));
    assertThat(get(key)).isEqualTo(new byte[10]);
  }

  @Test
  default void whatIsDeletedIsGoneAndCanBeDeletedAgain() throws IOException {
    String folder = newFolder();
    put(folder + "a", new byte[10]);
    put(folder + "ab", new byte[20]);
    objects().delete(folder + "a");
    assertThat(objects().find(folder + "a")).isEmpty();
    objects().delete(folder + "a");
    objects().delete(folder + "never/there");
    assertThat(objects().list(folder, "", 1000))
        .extracting(StoredObject::key)
        .containsExactly(folder + "ab");
  }
}
