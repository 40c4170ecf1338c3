package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What looking up, finding, listing and reading give. */
public interface ReadingContract extends StoreUnderTest {

  @Test
  default void aSlotThatNothingWasPutIntoIsEmpty() {
    MediaSlot slot = newSlot();
    assertThat(store().info(slot)).isEmpty();
    assertThat(store().find(slot)).isEmpty();
    assertThat(store().list(slot)).isEmpty();
    assertThat(store().count(slot)).isZero();
    assertThat(store().clear(slot)).isZero();
  }

  @Test
  default void mediaAreFoundByIndexAndById() {
    MediaSlot slot = newSlot();
    for (int i = 0; i < 3; i++) {
      MediaInfo added = store().add(slot, TestContent.small(i));
      assertThat(store().info(slot, i).orElseThrow()).usingRecursiveComparison().isEqualTo(added);
      assertThat(store().info(added.id()).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(added);
      byte[] bytes = TestContent.bytes(100 + i, i);
      assertThat(store().find(slot, i).orElseThrow().bytes()).isEqualTo(bytes);
      Media byId = store().find(added.id()).orElseThrow();
      assertThat(byId.bytes()).isEqualTo(bytes);
      assertThat(byId.info()).usingRecursiveComparison().isEqualTo(added);
    }
    assertThat(store().info(slot, 3)).isEmpty();
    assertThat(store().find(slot, 3)).isEmpty();
    assertThat(store().find(slot, Integer.MAX_VALUE)).isEmpty();
    assertThat(store().count(slot)).isEqualTo(3);
  }

  @Test
  default void aNegativeIndexIsAMistake() {
    MediaSlot slot = newSlot();
    assertThatIllegalArgumentException().isThrownBy(() -> store().info(slot, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> store().find(slot, -1));
  }

  @Test
  default void idsThatNoStoreGaveNameNothing() {
    for (String text : List.of("0", "-1", "no id", "9223372036854775807", "1'; --", "1e3", "٣")) {
      MediaId id = new MediaId(text);
      assertThat(store().info(id)).isEmpty();
      assertThat(store().find(id)).isEmpty();
      assertThat(store().remove(id)).isFalse();
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().replace(id, TestContent.small(1)));
    }
  }

  @Test
  default void manySlotsAreListedInTheOrderGiven() {
    MediaSlot two = newSlot();
    MediaSlot none = newSlot();
    MediaSlot one = newSlot();
    store().add(two, TestContent.small(1));
    store().add(one, TestContent.small(2));
    store().add(two, TestContent.small(3));
    Map<MediaSlot, List<MediaInfo>> lists = store().list(List.of(two, none, one, two));
    assertThat(lists.keySet()).containsExactly(two, none, one);
    assertThat(lists.get(two)).extracting(MediaInfo::size).containsExactly(101L, 103L);
    assertThat(lists.get(two)).extracting(this::indexOf).containsExactly(0, 1);
    assertThat(lists.get(none)).isEmpty();
    assertThat(lists.get(one)).extracting(MediaInfo::slot).containsExactly(one);
    assertThat(store().list(List.of())).isEmpty();
  }

  @Test
  default void aRangeGivesExactlyItsBytes() throws IOException {
    MediaSlot slot = newSlot();
    int size = 1_100_000;
    byte[] bytes = TestContent.bytes(size, 5);
    store().put(slot, TestContent.of(bytes));
    Media found = store().find(slot).orElseThrow();
    List<Integer> edges = List.of(0, 1, 524_287, 524_288, 524_289, 1_048_575, 1_048_576, size - 1);
    for (int first : edges) {
      for (int last : edges.subList(edges.indexOf(first), edges.size())) {
        try (InputStream stream = found.openStream(new ByteRange(first, last))) {
          assertThat(stream.readAllBytes())
              .as("bytes %d to %d", first, last)
              .isEqualTo(Arrays.copyOfRange(bytes, first, last + 1));
        }
      }
    }
  }

  @Test
  default void aRangeBeyondTheLastByteIsAMistake() {
    MediaSlot slot = newSlot();
    for (int size : List.of(0, 10, 600_000)) {
      store().put(slot, TestContent.of(new byte[size]));
      Media found = store().find(slot).orElseThrow();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> found.openStream(new ByteRange(0, size)));
    }
  }

  @Test
  default void aStreamCanBeReadInAnyStepsAndSkipped() throws IOException {
    MediaSlot slot = newSlot();
    byte[] bytes = TestContent.bytes(1_100_000, 6);
    store().put(slot, TestContent.of(bytes));
    try (InputStream stream = store().find(slot).orElseThrow().openStream()) {
      assertThat(stream.read()).isEqualTo(bytes[0] & 0xFF);
      assertThat(stream.readNBytes(600_000)).isEqualTo(Arrays.copyOfRange(bytes, 1, 600_001));
      stream.skipNBytes(1);
      stream.skipNBytes(450_000);
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      stream.transferTo(rest);
      assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 1_050_002, 1_100_000));
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.read(new byte[1])).isEqualTo(-1);
      assertThat(stream.skip(1)).isZero();
    }
  }

  @Test
  default void aReaderGetsOneWholeVersionOrIsTold() throws IOException {
    for (int size : List.of(1_000, 1_100_000)) {
      MediaSlot slot = newSlot();
      byte[] old = TestContent.bytes(size, 7);
      MediaId id = store().put(slot, TestContent.of(old)).id();
      Media found = store().find(slot).orElseThrow();
      try (InputStream stream = found.openStream()) {
        byte[] begun = stream.readNBytes(500);
        store().replace(id, TestContent.of(TestContent.bytes(size, 8)));
        byte[] rest = restOrNothing(stream);
        assertThat(begun).isEqualTo(Arrays.copyOf(old, 500));
        assertThat(Arrays.copyOfRange(old, 500, 500 + rest.length)).isEqualTo(rest);
      }
      assertThat(wholeOrNothing(found)).isIn((Object) old, new byte[0]);
    }
  }

  private static byte[] restOrNothing(InputStream stream) throws IOException {
    try {
      return stream.readAllBytes();
    } catch (MediumGoneException e) {
      return new byte[0];
    }
  }

  private static byte[] wholeOrNothing(Media media) {
    try {
      return media.bytes();
    } catch (MediumGoneException e) {
      return new byte[0];
    }
  }

  @Test
  default void whatWasReadCanBeChangedByNobody() {
    MediaSlot slot = newSlot();
    byte[] bytes = TestContent.bytes(100, 3);
    store().put(slot, TestContent.of(bytes.clone()));
    Media found = store().find(slot).orElseThrow();
    Arrays.fill(found.bytes(), (byte) 0);
    assertThat(found.bytes()).isEqualTo(bytes);
    assertThat(store().find(slot).orElseThrow().bytes()).isEqualTo(bytes);
  }
}
