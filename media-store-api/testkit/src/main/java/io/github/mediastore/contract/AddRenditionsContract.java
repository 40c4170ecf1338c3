package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.UnreadableUploadException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Sizes that come to a picture after it was stored. */
public interface AddRenditionsContract extends StoreUnderTest {

  @Test
  default void renditionsComeToAMediumThatStaysWhatItIs() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, picture());
    byte[] card = TestContent.bytes(1_100_000, 3);
    MediaInfo info =
        ifSupported(
            () ->
                store()
                    .addRenditions(
                        slot,
                        put.id(),
                        Map.of(
                            "card", TestContent.made(card, FocalPoint.CENTRE, "card-2"),
                            "empty", TestContent.of(new byte[0]))));

    assertThat(info.renditions()).containsOnlyKeys("card", "empty", "thumb");
    assertThat(info).usingRecursiveComparison().ignoringFields("renditions").isEqualTo(put);
    assertThat(info.renditionOrFull("card").settingsFingerprint()).contains("card-2");
    assertThat(info.renditionOrFull("card").storedAt()).isEqualTo(put.storedAt());
    for (MediaInfo seen :
        List.of(
            store().info(put.id()).orElseThrow(),
            store().list(slot).get(0),
            store().find(slot, 0).orElseThrow().info())) {
      assertThat(seen).usingRecursiveComparison().isEqualTo(info);
    }
    assertThat(store().find(slot, 0, "card").orElseThrow().bytes()).isEqualTo(card);
    assertThat(store().find(slot, 0, "empty").orElseThrow().bytes()).isEmpty();
    assertThat(store().find(put.id(), "thumb").orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(101, 1));
    assertThat(store().find(put.id()).orElseThrow().bytes()).isEqualTo(TestContent.bytes(5_000, 5));
    assertThat(store().count(slot)).isEqualTo(1);
  }

  @Test
  default void aRenditionOfTheSameNameIsReplaced() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, picture());
    MediaInfo info =
        ifSupported(() -> store().addRenditions(put.id(), Map.of("thumb", TestContent.small(9))));

    assertThat(info.renditions()).containsOnlyKeys("thumb");
    Media thumb = store().find(put.id(), "thumb").orElseThrow();
    assertThat(thumb.bytes()).isEqualTo(TestContent.bytes(109, 9));
    assertThat(thumb.info()).usingRecursiveComparison().isEqualTo(info.renditionOrFull("thumb"));
    assertThat(store().addRenditions(put.id(), Map.of()))
        .usingRecursiveComparison()
        .isEqualTo(info);
    assertThat(store().remove(put.id())).isTrue();
    assertThat(store().find(put.id(), "thumb")).isEmpty();
  }

  @Test
  default void whatIsGoneOrElsewhereGetsNoRenditions() {
    MediaSlot slot = newSlot();
    MediaId id = store().put(slot, picture()).id();
    ifSupported(() -> store().addRenditions(id, Map.of()));
    Map<String, MediaContent> more = Map.of("card", TestContent.small(2));
    MediaSlot other = newSlot();
    store().put(other, TestContent.small(3));

    for (MediaSlot elsewhere : List.of(other, newSlot(), siblingOf(slot))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().addRenditions(elsewhere, id, more));
    }
    MediaId next = store().replace(id, picture()).id();
    for (MediaId gone : List.of(id, new MediaId("no id"))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().addRenditions(gone, more));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().addRenditions(slot, gone, more));
    }
    assertThat(store().info(next).orElseThrow().renditions()).containsOnlyKeys("thumb");
    assertThat(store().info(other).orElseThrow().renditions()).isEmpty();
  }

  @Test
  default void allOfThemAreStoredOrNone() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, picture());
    ifSupported(() -> store().addRenditions(put.id(), Map.of()));

    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(
            () ->
                store()
                    .addRenditions(
                        put.id(),
                        Map.of(
                            "card", TestContent.small(2),
                            "thumb", TestContent.thatBreaksOffAfter(9, OptionalLong.of(99)))));
    for (String name : List.of("full", "", "a b", "-a", "a".repeat(64))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().addRenditions(put.id(), Map.of(name, TestContent.small(2))));
    }
    assertThat(store().info(put.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(put);
  }

  private static MediaContent picture() {
    return TestContent.withRenditions(
            TestContent.of(TestContent.bytes(5_000, 5)), Map.of("thumb", TestContent.small(1)))
        .withAttributes(Map.of("alt", "A duck"));
  }
}
