package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.RejectedAttributesException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people wrote about a medium, what must stay in view, and which settings made it. */
public interface DescriptionContract extends StoreUnderTest {

  /** Words in which everything is that could be taken for something else. */
  Map<String, String> WORDS =
      Map.of(
          "alt",
              "\u201cDuck\u201d \"and\" <b>'ducklings'</b> & \\ {1,2} NULL %s ${x} ? \uD83E\uDD86",
          "filename", "Ente 1.jpg",
          "empty", "",
          "a.b-c_D9", "\u202E\u0627\u2028");

  @Test
  default void attributesComeBackWithEveryLook() {
    assumeItKeepsDescriptions();
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, TestContent.small(1).withAttributes(WORDS));

    assertThat(put.attributes()).isEqualTo(WORDS);
    assertThat(store().info(slot).orElseThrow().attributes()).isEqualTo(WORDS);
    assertThat(store().info(put.id()).orElseThrow().attributes()).isEqualTo(WORDS);
    assertThat(store().find(slot).orElseThrow().info().attributes()).isEqualTo(WORDS);
    assertThat(store().find(put.id()).orElseThrow().info().attributes()).isEqualTo(WORDS);
    assertThat(store().list(slot))
        .singleElement()
        .satisfies(info -> assertThat(info.attributes()).isEqualTo(WORDS));
  }

  @Test
  default void contentWithoutAttributesHasNone() {
    assumeItKeepsDescriptions();
    MediaInfo put = store().put(newSlot(), TestContent.small(1));
    assertThat(put.attributes()).isEmpty();
    assertThat(put.focus()).isEmpty();
    assertThat(put.settingsFingerprint()).isEmpty();
    assertThat(store().info(put.id()).orElseThrow().attributes()).isEmpty();
  }

  @Test
  default void replaceKeepsThemUnlessThereAreOthersAndPutDoesNot() {
    assumeItKeepsDescriptions();
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, TestContent.small(1).withAttributes(WORDS));

    MediaInfo replaced = store().replace(put.id(), TestContent.small(2));
    assertThat(replaced.attributes()).isEqualTo(WORDS);
    assertThat(store().info(slot).orElseThrow().attributes()).isEqualTo(WORDS);
    MediaInfo again = store().replace(slot, replaced.id(), TestContent.small(3));
    assertThat(again.attributes()).isEqualTo(WORDS);

    Map<String, String> others = Map.of("alt", "A goose");
    MediaInfo changed = store().replace(again.id(), TestContent.small(4).withAttributes(others));
    assertThat(changed.attributes()).isEqualTo(others);
    assertThat(store().info(slot).orElseThrow().attributes()).isEqualTo(others);

    assertThat(store().put(slot, TestContent.small(5)).attributes()).isEmpty();
    assertThat(store().info(slot).orElseThrow().attributes()).isEmpty();
  }

  @Test
  default void describingChangesTheAttributesAndNothingElse() {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, TestContent.small(1));
    MediaInfo described = ifSupported(() -> store().describe(slot, put.id(), WORDS));

    assertThat(described.attributes()).isEqualTo(WORDS);
    assertThat(described).usingRecursiveComparison().ignoringFields("attributes").isEqualTo(put);
    assertThat(store().find(put.id()).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
    assertThat(store().info(slot).orElseThrow().attributes()).isEqualTo(WORDS);

    Map<String, String> others = Map.of("alt", "A goose");
    assertThat(store().describe(put.id(), others).attributes()).isEqualTo(others);
    assertThat(store().describe(put.id(), Map.of()).attributes()).isEmpty();
    assertThat(store().info(put.id()).orElseThrow().attributes()).isEmpty();
  }

  @Test
  @OfLists
  default void describingOneMediumLeavesItsNeighbours() {
    MediaSlot slot = newSlot();
    List<MediaInfo> added =
        store()
            .addAll(
                slot, List.of(TestContent.small(1), TestContent.small(1), TestContent.small(2)));
    ifSupported(() -> store().describe(slot, added.get(1).id(), WORDS));

    assertThat(store().list(slot))
        .extracting(MediaInfo::id)
        .containsExactlyElementsOf(added.stream().map(MediaInfo::id).toList());
    assertThat(store().list(slot))
        .extracting(MediaInfo::attributes)
        .containsExactly(Map.of(), WORDS, Map.of());
    store().reorder(slot, List.of(added.get(1).id()));
    assertThat(store().list(slot))
        .extracting(MediaInfo::attributes)
        .containsExactly(WORDS, Map.of(), Map.of());
    store().remove(added.get(0).id());
    assertThat(store().list(slot))
        .extracting(MediaInfo::attributes)
        .containsExactly(WORDS, Map.of());
  }

  @Test
  default void whatIsGoneOrElsewhereIsNotDescribed() {
    MediaSlot slot = newSlot();
    MediaId id = store().put(slot, TestContent.small(1)).id();
    ifSupported(() -> store().describe(slot, id, Map.of()));
    MediaSlot other = newSlot();
    store().put(other, TestContent.small(2));

    for (MediaSlot elsewhere : List.of(other, newSlot(), siblingOf(slot))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().describe(elsewhere, id, WORDS));
    }
    store().remove(id);
    for (MediaId gone : List.of(id, new MediaId("no id"))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().describe(gone, WORDS));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().describe(slot, gone, WORDS));
    }
    assertThat(store().info(other).orElseThrow().attributes()).isEmpty();
  }

  @Test
  default void attributesBeyondTheLimitsAreRefusedWithWordsAndNothingChanges() {
    assumeItKeepsDescriptions();
    MediaSlot slot = newSlot();
    MediaId id = store().put(slot, TestContent.small(1)).id();
    List<Map<String, String>> refused =
        List.of(
            Map.of("alt", "a\0b"),
            Map.of("alt", "two\nlines"),
            Map.of("alt", "\u0085"),
            Map.of("alt", "half \uD83E of a duck"),
            Map.of("alt", "\uDD86"),
            Map.of("alt", "x".repeat(8_190)),
            Map.of("alt", "\u00FC".repeat(4_096)),
            Map.of("", "x"),
            Map.of("a b", "x"),
            Map.of(".a", "x"),
            Map.of("\u00FC", "x"),
            Map.of("k".repeat(64), "x"),
            IntStream.range(0, 33).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "")),
            Collections.singletonMap("alt", null));
    for (Map<String, String> attributes : refused) {
      assertThatExceptionOfType(RejectedAttributesException.class)
          .isThrownBy(() -> store().put(slot, new Worded(TestContent.small(2), attributes)))
          .withMessageMatching("[ -~]{10,200}");
      assertThatExceptionOfType(RejectedAttributesException.class)
          .isThrownBy(() -> store().replace(id, new Worded(TestContent.small(2), attributes)));
      assertThatExceptionOfType(RejectedAttributesException.class)
          .isThrownBy(() -> ifSupported(() -> store().describe(id, attributes)));
    }
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(id);
    assertThat(store().info(id).orElseThrow().attributes()).isEmpty();
  }

  @Test
  default void attributesAtTheLimitsAreKept() {
    assumeItKeepsDescriptions();
    for (Map<String, String> attributes :
        List.of(
            Map.of("alt", "\u00FC".repeat(4_094) + "x"),
            Map.of("k".repeat(63), "x"),
            IntStream.range(0, 32).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "" + i)))) {
      MediaInfo put = store().put(newSlot(), TestContent.small(1).withAttributes(attributes));
      assertThat(store().info(put.id()).orElseThrow().attributes()).isEqualTo(attributes);
    }
  }

  @Test
  default void theFocalPointAndTheSettingsComeBackAndGoWithTheBytes() {
    assumeItKeepsDescriptions();
    MediaSlot slot = newSlot();
    FocalPoint focus = new FocalPoint(0.1, 1);
    MediaContent picture =
        TestContent.withRenditions(
            TestContent.made(TestContent.bytes(500, 1), focus, "webp-1:q80"),
            Map.of("thumb", TestContent.made(TestContent.bytes(50, 2), FocalPoint.CENTRE, "t/2")));
    MediaInfo put = store().put(slot, picture);

    assertThat(put.focus()).contains(focus);
    assertThat(put.settingsFingerprint()).contains("webp-1:q80");
    for (MediaInfo info :
        List.of(
            store().info(slot).orElseThrow(),
            store().info(put.id()).orElseThrow(),
            store().find(put.id()).orElseThrow().info(),
            store().list(slot).get(0))) {
      assertThat(info).usingRecursiveComparison().isEqualTo(put);
    }
    if (keepsRenditions()) {
      MediaInfo thumb = store().find(put.id(), "thumb").orElseThrow().info();
      assertThat(thumb.settingsFingerprint()).contains("t/2");
      assertThat(thumb.focus()).contains(focus);
    }
    MediaInfo replaced = store().replace(put.id(), TestContent.small(2));
    assertThat(replaced.focus()).isEmpty();
    assertThat(replaced.settingsFingerprint()).isEmpty();
    assertThat(store().info(slot).orElseThrow().focus()).isEmpty();
  }

  @Test
  default void settingsWithoutAFingerprintsSyntaxAreAMistake() {
    assumeItKeepsDescriptions();
    MediaSlot slot = newSlot();
    for (String settings : List.of("", "a b", "\u00FC", "x".repeat(65), "a\nb")) {
      MediaContent content = TestContent.made(new byte[9], FocalPoint.CENTRE, settings);
      assertThatIllegalArgumentException().isThrownBy(() -> store().put(slot, content));
    }
    assertThat(store().count(slot)).isZero();
  }

  /** Skips the test for a store that keeps no metadata, or says that it cannot describe. */
  private void assumeItKeepsDescriptions() {
    assumeTrue(keepsMetadata(), "This store keeps no metadata");
    try {
      MediaInfo none = ifSupported(() -> store().describe(new MediaId("no id"), Map.of()));
      throw new AssertionError("There is no medium to be described: " + none);
    } catch (MediumGoneException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /**
   * Content of a host that checked nothing.
   *
   * @param content what it is
   * @param attributes what it says
   */
  record Worded(MediaContent content, Map<String, String> attributes) implements MediaContent {

    @Override
    public String contentType() {
      return content.contentType();
    }

    @Override
    public OptionalLong size() {
      return content.size();
    }

    @Override
    public InputStream openStream() throws IOException {
      return content.openStream();
    }
  }
}
