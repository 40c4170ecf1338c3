package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What putting, adding and replacing do. */
public interface StoringContract extends StoreUnderTest {

  @Test
  default void whatIsPutComesBackByteForByte() {
    MediaSlot slot = newSlot();
    byte[] bytes = TestContent.bytes(150_000, 1);
    MediaInfo put = store().put(slot, TestContent.of(bytes));
    Media found = store().find(slot).orElseThrow();
    assertThat(found.bytes()).isEqualTo(bytes);
    assertThat(found.openStream()).hasBinaryContent(bytes);
    assertThat(found.info().id()).isEqualTo(put.id());
  }

  @Test
  default void theFactsAboutAMediumAreKept() {
    MediaSlot slot = newSlot();
    byte[] bytes = TestContent.bytes(5_000, 2);
    String placeholder = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    MediaInfo put =
        store().put(slot, TestContent.picture(bytes, new Dimensions(640, 480), placeholder));
    MediaInfo info = store().info(slot).orElseThrow();
    assertThat(info).usingRecursiveComparison().isEqualTo(put);
    assertThat(info.slot()).isEqualTo(slot);
    assertThat(indexOf(info)).isZero();
    assertThat(info.size()).isEqualTo(5_000);
    assertThat(info.sha256()).isEqualTo(Sha256.of(bytes));
    if (keepsMetadata()) {
      assertThat(info.contentType()).isEqualTo("image/webp");
      assertThat(info.dimensions()).contains(new Dimensions(640, 480));
      assertThat(info.placeholder()).contains(placeholder);
      assertThat(Duration.between(info.storedAt().orElseThrow(), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(5));
    }
  }

  @Test
  default void aVideoKeepsHowLongItPlays() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, video(Duration.ofMillis(5_000_000_001L)));
    MediaInfo info = store().info(slot).orElseThrow();
    assertThat(info).usingRecursiveComparison().isEqualTo(put);
    assertThat(store().list(slot)).singleElement().usingRecursiveComparison().isEqualTo(put);
    assertThat(store().find(info.id()).orElseThrow().info())
        .usingRecursiveComparison()
        .isEqualTo(put);
    if (keepsMetadata()) {
      assertThat(info.duration()).contains(Duration.ofMillis(5_000_000_001L));
      assertThat(info.dimensions()).contains(new Dimensions(640, 360));
    }
    MediaInfo picture = store().replace(info.id(), TestContent.small(1));
    assertThat(picture.duration()).isEmpty();
    assertThat(store().info(slot).orElseThrow().duration()).isEmpty();
  }

  @Test
  default void aDurationIsKeptInWholeMilliseconds() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, video(Duration.ofNanos(1_234_999_999)));
    assertThat(store().info(slot).orElseThrow()).usingRecursiveComparison().isEqualTo(put);
    if (keepsMetadata()) {
      assertThat(put.duration()).contains(Duration.ofMillis(1234));
    }
    MediaInfo brief = store().put(slot, video(Duration.ofNanos(999_999)));
    assertThat(brief.duration()).isEmpty();
    assertThat(store().info(slot).orElseThrow().duration()).isEmpty();
  }

  @Test
  default void aNegativeDurationIsRefusedBeforeAnythingChanges() {
    MediaSlot slot = newSlot();
    store().put(slot, TestContent.small(1));
    for (Duration none : List.of(Duration.ofMillis(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> store().put(slot, video(none)));
    }
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L);
  }

  @Test
  default void whatNobodyKnowsStaysUnknown() {
    MediaSlot slot = newSlot();
    store().put(slot, TestContent.small(1));
    MediaInfo info = store().info(slot).orElseThrow();
    assertThat(info.dimensions()).isEmpty();
    assertThat(info.duration()).isEmpty();
    assertThat(info.placeholder()).isEmpty();
  }

  @Test
  @OfLists
  default void putRemovesWhateverTheSlotHeld() {
    MediaSlot slot = newSlot();
    MediaId first = store().add(slot, TestContent.small(1)).id();
    MediaId second = store().add(slot, TestContent.small(2)).id();
    MediaInfo put = store().put(slot, TestContent.small(3));
    assertThat(indexOf(put)).isZero();
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(put.id());
    assertThat(store().info(first)).isEmpty();
    assertThat(store().info(second)).isEmpty();
  }

  @Test
  @OfLists
  default void addAppends() {
    MediaSlot slot = newSlot();
    for (int i = 0; i < 5; i++) {
      assertThat(indexOf(store().add(slot, TestContent.small(i)))).isEqualTo(i);
    }
    assertThat(store().list(slot))
        .extracting(MediaInfo::size)
        .containsExactly(100L, 101L, 102L, 103L, 104L);
  }

  @Test
  @OfLists
  default void addAfterARemovalStillAppends() {
    MediaSlot slot = newSlot();
    MediaId first = store().add(slot, TestContent.small(0)).id();
    store().add(slot, TestContent.small(1));
    store().remove(first);
    assertThat(indexOf(store().add(slot, TestContent.small(2)))).isEqualTo(1);
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L, 102L);
  }

  @Test
  @OfLists
  default void replaceKeepsThePlaceAndGivesANewId() {
    MediaSlot slot = newSlot();
    store().add(slot, TestContent.small(0));
    MediaId old = store().add(slot, TestContent.small(1)).id();
    store().add(slot, TestContent.small(2));
    MediaInfo replaced = store().replace(old, TestContent.small(7));
    assertThat(indexOf(replaced)).isEqualTo(1);
    assertThat(replaced.slot()).isEqualTo(slot);
    assertThat(replaced.id()).isNotEqualTo(old);
    assertThat(store().info(old)).isEmpty();
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(100L, 107L, 102L);
  }

  @Test
  @OfLists
  default void newContentHasANewIdEvenIfItsBytesAreTheSame() {
    MediaSlot slot = newSlot();
    MediaId first = store().add(slot, TestContent.small(1)).id();
    MediaId second = store().add(slot, TestContent.small(1)).id();
    assertThat(second).isNotEqualTo(first);
    assertThat(store().count(slot)).isEqualTo(2);
  }

  @Test
  default void replacingWhatIsGoneIsSaidSo() {
    MediaSlot slot = newSlot();
    MediaId id = store().put(slot, TestContent.small(1)).id();
    store().remove(id);
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store().replace(id, TestContent.small(2)));
    assertThat(store().list(slot)).isEmpty();
  }

  @Test
  default void contentWithoutAnyBytesIsContent() {
    MediaSlot slot = newSlot();
    store().put(slot, TestContent.of(new byte[0]));
    Media found = store().find(slot).orElseThrow();
    assertThat(found.info().size()).isZero();
    assertThat(found.info().sha256()).isEqualTo(Sha256.of(new byte[0]));
    assertThat(found.bytes()).isEmpty();
    assertThat(found.openStream()).isEmpty();
  }

  @Test
  default void aMalformedContentTypeIsRefusedBeforeAnythingChanges() {
    MediaSlot slot = newSlot();
    store().put(slot, TestContent.small(1));
    MediaContent malformed = TestContent.ofType("image/webp\r\nSet-Cookie: a=b", new byte[1]);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store().put(slot, malformed));
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L);
  }

  private static MediaContent video(Duration duration) {
    return TestContent.video(TestContent.bytes(3_000, 3), new Dimensions(640, 360), duration);
  }
}
