package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.image.CompressionSettings.Effort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A fingerprint changes with whatever changes the bytes, and with nothing else. */
class FingerprintTest {

  private static final CompressionSettings SETTINGS =
      CompressionSettings.builder().rendition("card", Fit.cover(640, 360), 60_000).build();

  @Test
  void whateverChangesARenditionChangesItsFingerprint() {
    Set<String> all = new HashSet<>();
    all.add(SETTINGS.fingerprint("card"));
    List<UnaryOperator<CompressionSettingsBuilder>> changes =
        List.of(
            b -> b.rendition("card", Fit.cover(640, 361), 60_000),
            b -> b.rendition("card", Fit.contain(640, 360), 60_000),
            b -> b.rendition("card", 640, 60_000),
            b -> b.rendition("card", Fit.cover(640, 360), 60_001),
            b -> b.qualities(85, 75),
            b -> b.matte(0),
            b -> b.keepAlpha(true),
            b -> b.losslessWhenSmaller(true),
            b -> b.effort(Effort.FAST),
            b -> b.fit(Fit.cover(1200, 630)),
            b -> b.fit(Fit.contain(1200, 630)));

    for (UnaryOperator<CompressionSettingsBuilder> change : changes) {
      all.add(change.apply(SETTINGS.toBuilder()).build().fingerprint("card"));
    }

    assertThat(all).hasSize(1 + changes.size()).allMatch(text -> text.matches("1-[0-9a-f]{16}"));
  }

  @Test
  void nothingElseDoes() {
    CompressionSettings others =
        SETTINGS.toBuilder()
            .maxDimension(2048)
            .maxBytes(900_000)
            .maxInputBytes(1_000)
            .focus(Focus.ATTENTION)
            .rendition("avatar", Fit.cover(128, 128))
            .build();

    assertThat(others.fingerprint("card")).isEqualTo(SETTINGS.fingerprint("card"));
    assertThat(others.fingerprint()).isNotEqualTo(SETTINGS.fingerprint());
    // Kept with media: another value makes every rendition anew.
    assertThat(SETTINGS.fingerprint("card")).isEqualTo("1-c9b82398efac0f1f");
  }

  @Test
  void aMatteThatIsNotUsedChangesNothing() {
    assertThat(SETTINGS.toBuilder().keepAlpha(true).matte(0).build().fingerprint())
        .isEqualTo(SETTINGS.toBuilder().keepAlpha(true).build().fingerprint());
  }

  @Test
  void onlyRenditionsOfTheSettingsHaveOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.fingerprint("thumb"))
        .withMessage("The settings name no rendition thumb, only [card]");
  }

  @Test
  void picturesAndRenditionsCarryTheirs() {
    byte[] upload = TestPictures.file(TestPictures.scene(1300, 900), "jpeg");

    CompressedImage compressed = WebpImageCompressor.with(SETTINGS).compress(upload);

    assertThat(compressed.settingsFingerprint()).contains(SETTINGS.fingerprint());
    assertThat(compressed.renditions().get("card"))
        .satisfies(
            card -> assertThat(card.settingsFingerprint()).contains(SETTINGS.fingerprint("card")));
  }
}
