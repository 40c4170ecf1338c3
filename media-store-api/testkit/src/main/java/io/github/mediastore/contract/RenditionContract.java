package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.UnreadableUploadException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What becomes of the smaller sizes that come with a picture. */
public interface RenditionContract extends StoreUnderTest {

  /** The bytes of the picture itself. */
  byte[] FULL = TestContent.bytes(9_000, 90);

  /** The bytes of its smallest size. */
  byte[] THUMB = TestContent.bytes(700, 7);

  /** More than a store would hold in one piece. */
  byte[] LARGE = TestContent.bytes(1_100_000, 11);

  @Test
  @OfLists
  default void renditionsHaveFactsAndBytesOfTheirOwn() {
    MediaSlot slot = newSlot();
    store().add(slot, TestContent.small(1));
    MediaInfo added = store().add(slot, picture());
    MediaInfo info = store().info(slot, 1).orElseThrow();

    assertThat(info).usingRecursiveComparison().isEqualTo(added);
    assertThat(info.rendition()).isEqualTo("full");
    assertThat(info.sha256()).isEqualTo(Sha256.of(FULL));
    assertThat(store().info(info.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(info);
    assertThat(store().list(slot)).element(1).usingRecursiveComparison().isEqualTo(info);
    assertThat(store().list(slot).get(0).renditions()).isEmpty();
    assertThat(info.renditions().keySet())
        .containsExactlyElementsOf(keepsRenditions() ? List.of("card", "thumb") : List.of());
    if (keepsRenditions()) {
      MediaInfo thumb = info.renditionOrFull("thumb");
      assertThat(thumb.rendition()).isEqualTo("thumb");
      assertThat(thumb.id()).isEqualTo(info.id());
      assertThat(indexOf(thumb)).isEqualTo(1);
      assertThat(thumb.size()).isEqualTo(THUMB.length);
      assertThat(thumb.sha256()).isEqualTo(Sha256.of(THUMB));
      assertThat(thumb.contentType()).isEqualTo("image/webp");
      assertThat(thumb.dimensions()).contains(new Dimensions(128, 96));
      assertThat(thumb.placeholder()).isEqualTo(info.placeholder()).isPresent();
      assertThat(thumb.storedAt()).isEqualTo(info.storedAt()).isPresent();
      assertThat(info.renditionOrFull("card").dimensions()).isEmpty();
      assertThat(thumb.duration()).isEmpty();
    }
  }

  @Test
  default void renditionsAreFoundByNameAndTheFullOneStandsInForAnyOther() {
    MediaSlot slot = newSlot();
    MediaInfo info = store().put(slot, picture());

    assertIs(info, "thumb", keepsRenditions() ? THUMB : FULL);
    assertIs(info, "card", keepsRenditions() ? LARGE : FULL);
    for (String other : List.of("full", "poster", "", "Thumb", "no name", "\0", "'; --", "ü")) {
      assertIs(info, other, FULL);
    }
    assertThat(store().find(slot, 1, "thumb")).isEmpty();
    assertThat(store().find(newSlot(), 0, "thumb")).isEmpty();
    assertThat(store().find(new MediaId("no id"), "thumb")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> store().find(slot, -1, "thumb"));
  }

  @Test
  default void aRangeOfARenditionGivesExactlyItsBytes() {
    MediaSlot slot = newSlot();
    store().put(slot, picture());
    Media card = store().find(slot, 0, "card").orElseThrow();
    byte[] bytes = keepsRenditions() ? LARGE : FULL;
    int last = bytes.length - 5;
    assertThat(card.openStream(new ByteRange(100, last)))
        .hasBinaryContent(Arrays.copyOfRange(bytes, 100, last + 1));
  }

  @Test
  default void renditionsGoWithTheMediumTheyCameWith() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, picture());
    MediaInfo replaced = store().replace(put.id(), TestContent.small(3));

    assertThat(replaced.renditions()).isEmpty();
    assertThat(store().find(put.id(), "thumb")).isEmpty();
    assertThat(store().find(slot, 0, "thumb").orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(103, 3));
    MediaInfo again = store().replace(replaced.id(), picture());
    assertIs(again, "thumb", keepsRenditions() ? THUMB : FULL);
    assertThat(store().count(slot)).isEqualTo(1);
    assertThat(store().remove(again.id())).isTrue();
    assertThat(store().find(slot, 0, "thumb")).isEmpty();
    assertThat(store().find(again.id(), "card")).isEmpty();
  }

  @Test
  default void largeContentHasRenditionsToo() {
    MediaSlot slot = newSlot();
    MediaInfo info =
        store()
            .put(
                slot,
                TestContent.withRenditions(
                    TestContent.ofUnknownSize(LARGE), Map.of("poster", TestContent.of(THUMB))));

    assertIs(info, "full", LARGE);
    assertIs(info, "poster", keepsRenditions() ? THUMB : LARGE);
  }

  @Test
  default void contentWhoseRenditionBreaksOffIsRefused() {
    if (!keepsRenditions()) {
      return; // Which does not read them.
    }
    MediaSlot slot = newSlot();
    MediaInfo before = store().put(slot, picture());
    for (MediaContent broken :
        List.of(
            TestContent.thatBreaksOffAfter(10, OptionalLong.of(20)),
            TestContent.thatSays(11, new byte[10]))) {
      MediaContent content = TestContent.withRenditions(picture(), Map.of("thumb", broken));
      assertThatExceptionOfType(UnreadableUploadException.class)
          .isThrownBy(() -> store().put(slot, content));
      assertThatExceptionOfType(UnreadableUploadException.class)
          .isThrownBy(() -> store().replace(before.id(), content));
    }
    assertIs(before, "thumb", THUMB);
    assertThat(store().count(slot)).isEqualTo(1);
  }

  @Test
  default void namesThatAreNoneAreAMistake() {
    MediaSlot slot = newSlot();
    for (String name : List.of("full", "", "a b", "-a", "ü", "a".repeat(64), "a\0")) {
      MediaContent content =
          TestContent.withRenditions(picture(), Map.of(name, TestContent.of(THUMB)));
      assertThatIllegalArgumentException().isThrownBy(() -> store().put(slot, content));
    }
    MediaContent wrongType =
        TestContent.withRenditions(picture(), Map.of("a", TestContent.ofType("webp", THUMB)));
    assertThatIllegalArgumentException().isThrownBy(() -> store().add(slot, wrongType));
    assertThat(store().count(slot)).isZero();
  }

  private void assertIs(MediaInfo info, String rendition, byte[] bytes) {
    for (Media found :
        List.of(
            store().find(info.slot(), indexOf(info), rendition).orElseThrow(),
            store().find(info.id(), rendition).orElseThrow())) {
      assertThat(found.info())
          .as(rendition)
          .usingRecursiveComparison()
          .isEqualTo(info.renditionOrFull(rendition));
      assertThat(found.bytes()).as(rendition).isEqualTo(bytes);
      assertThat(found.openStream()).as(rendition).hasBinaryContent(bytes);
    }
  }

  private static MediaContent picture() {
    String placeholder = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    return TestContent.withRenditions(
        TestContent.picture(FULL, new Dimensions(1024, 768), placeholder),
        Map.of(
            "thumb", TestContent.picture(THUMB, new Dimensions(128, 96), "data:,unused"),
            "card", TestContent.of(LARGE)));
  }
}
