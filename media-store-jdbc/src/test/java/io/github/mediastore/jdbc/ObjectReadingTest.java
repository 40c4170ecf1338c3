package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.TestObjects.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Bytes that are objects, read from an object store that has its days. */
class ObjectReadingTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final byte[] BYTES = TestContent.bytes(3_000_000, 1);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final LeakCheckingPool pool = new LeakCheckingPool(database, 1, true);
  private final TestObjects objects = new TestObjects();
  private final JdbcMediaStore store = builder().autonomous(pool);
  private final MediaInfo info = store.put(SLOT, TestContent.of(BYTES));
  private final String key = objects.objects.firstKey();

  ObjectReadingTest() throws SQLException {}

  private JdbcMediaStoreBuilder builder() {
    return JdbcMediaStore.builder().objects(objects, 1_000);
  }

  private Media media() {
    return store.find(SLOT).orElseThrow();
  }

  @AfterEach
  void nothingLeaked() throws SQLException {
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void aRangeIsPassedThrough() throws IOException {
    try (InputStream stream = media().openStream(new ByteRange(1_000_000, 1_000_009))) {
      assertThat(objects.reads).hasValue(1);
      assertThat(stream).hasBinaryContent(Arrays.copyOfRange(BYTES, 1_000_000, 1_000_010));
    }
    try (InputStream stream = media().openStream()) {
      assertThat(stream.skip(2_000_000)).isEqualTo(2_000_000);
      assertThat(stream.skip(10)).isEqualTo(10);
      assertThat(stream.read()).isEqualTo(BYTES[2_000_010] & 0xFF);
      assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo(999_989);
      assertThat(stream.read()).isEqualTo(-1);
    }
    assertThat(objects.reads).as("opened again behind what was skipped").hasValue(3);
  }

  @Test
  void whoReadsByteByByteAsksTheObjectStoreForPieces() throws IOException {
    try (InputStream stream = media().openStream()) {
      for (int i = 0; i < 100_000; i++) {
        assertThat(stream.read()).isEqualTo(BYTES[i] & 0xFF);
      }
    }
    assertThat(objects.reads).hasValue(1);
    assertThat(objects.pieces).hasValueLessThan(50);
  }

  @Test
  void aSlowReaderHoldsNoConnection() throws IOException {
    try (InputStream slow = media().openStream()) {
      for (int i = 0; i < 300; i++) {
        assertThat(slow.readNBytes(10_000)).hasSize(10_000);
        pool.assertNothingLeaked();
      }
      assertThat(slow.read()).isEqualTo(-1);
      assertThat(store.count(SLOT)).isEqualTo(1);
    }
  }

  @Test
  void aStreamThatBreaksGoesOnWhereItWas() {
    for (Kind fault : List.of(Kind.BREAK, Kind.END)) {
      for (int at : List.of(0, 1, 700_000)) {
        Media media = media();
        objects.fail(fault, "Connection reset", at, 3);
        assertThat(media.bytes()).as("%s at %d", fault, at).isEqualTo(BYTES);
        objects.heal();
      }
    }
  }

  @Test
  void soDoesOneThatCannotBeOpenedAgainAtOnce() throws IOException {
    objects.fail(Kind.BREAK, "Connection reset", 700_000, 1);
    try (InputStream stream = media().openStream()) {
      objects.fail(Kind.FAIL, "Slow Down", 700_000, 2);
      assertThat(stream).hasBinaryContent(BYTES);
    }
  }

  @Test
  void aStreamThatBreaksEachTimeIsGivenUp() {
    objects.fail(Kind.BREAK, "Connection reset", 0, 1_000);
    int before = objects.reads.get();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> media().bytes())
        .matches(MediaStorageException::isTransient)
        .withMessageContaining("Connection reset")
        .withMessageContaining(key)
        .withMessageContaining(info.id().value());
    assertThat(objects.reads.get() - before).isEqualTo(5);
  }

  @Test
  void anObjectThatHasBecomeShorterIsDamageAndDoesNotPass() {
    objects.objects.put(key, Arrays.copyOf(BYTES, BYTES.length - 1));
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> media().bytes())
        .matches(e -> !e.isTransient())
        .withMessageContaining("shorter than it was")
        .withMessageContaining(key);
    assertThat(media().openStream(new ByteRange(0, 9))).as("what is there can be read").isNotNull();
  }

  @Test
  void anObjectStoreThatDoesNotAnswerIsTransientAndNoDamage() {
    for (String fault : List.of("Connection refused", "status 500", "status 503")) {
      objects.fail(Kind.FAIL, fault, 0, 1);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> media().openStream())
          .matches(MediaStorageException::isTransient)
          .withMessageContaining(fault);
      objects.fail(Kind.FAIL, fault, 0, 1);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.verify(0, 10))
          .matches(MediaStorageException::isTransient)
          .withMessageContaining(fault);
    }
    objects.fail(Kind.SLOW, "", 0, 1);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @Test
  void anObjectThatIsMissingIsNamed() {
    Media found = media();
    objects.delete(key);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(found::openStream)
        .matches(e -> !e.isTransient())
        .withMessageContaining(key)
        .withMessageContaining(SLOT.toString());
    assertThat(store.verify(0, 10).damaged())
        .containsExactly(
            new VerifiedBatch.Damage(info.id(), SLOT, "full", "its object " + key + " is missing"));
  }

  @Test
  void aMediumThatIsGoneIsNoDamage() throws IOException {
    Media found = media();
    InputStream open = found.openStream();
    store.remove(info.id());
    assertThat(open).as("the object is still there").hasBinaryContent(BYTES);
    objects.delete(key);
    assertThatExceptionOfType(MediumGoneException.class).isThrownBy(found::openStream);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @Test
  void bytesThatAreOthersAreFoundWhereThatIsAskedFor() {
    Media checked = builder().checkReads(true).autonomous(pool).find(SLOT).orElseThrow();
    objects.fail(Kind.CHANGE, "", 2_000_000, 1);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(checked::bytes)
        .withMessageContaining("SHA-256");
    byte[] other = BYTES.clone();
    other[5] ^= 1;
    objects.objects.put(key, other);
    assertThat(store.verify(0, 10).damaged())
        .singleElement()
        .satisfies(damage -> assertThat(damage.description()).contains("SHA-256"));
    objects.objects.put(key, new byte[7]);
    assertThat(store.verify(0, 10).damaged())
        .singleElement()
        .satisfies(
            damage ->
                assertThat(damage.description())
                    .isEqualTo(
                        "its object %s has 7 bytes, but 3000000 were stored".formatted(key)));
  }

  @Test
  void aClientCanBeSentToTheObject() {
    ResponseHeaders headers = new ResponseHeaders("video/mp4", "inline", "no-store");
    assertThat(media().presign(headers, Duration.ofMinutes(5)))
        .hasValueSatisfying(address -> assertThat(address.getPath()).isEqualTo("/" + key));
    store.put(SLOT, TestContent.small(1));
    assertThat(media().presign(headers, Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void aStoreWithoutTheObjectStoreSaysWhatIsMissing() {
    JdbcMediaStore without = JdbcMediaStore.autonomous(pool);
    assertThat(without.info(SLOT)).isPresent();
    Media found = without.find(SLOT).orElseThrow();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(found::bytes)
        .withMessageContaining("JdbcMediaStoreBuilder.objects")
        .withMessageContaining(key)
        .matches(e -> !e.isTransient());
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> without.verify(0, 10))
        .withMessageContaining("JdbcMediaStoreBuilder.objects");
    MediaInfo copy = without.copy(info.id(), MediaSlot.of("parts", 2, "videos"), 0);
    assertThat(store.find(copy.id()).orElseThrow().bytes()).isEqualTo(BYTES);
  }
}
