package io.github.mediastore.bench.settings.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.Fit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {

  @Test
  void theDefaultsNeedNoSettings() {
    assertThat(
            Snippet.of(
                new Setting(1024, List.of(85, 75, 60, 50, 40), 500_000, Effort.BALANCED, false)))
        .startsWith("// These are the defaults.")
        .endsWith("WebpImageCompressor.create();");
  }

  @Test
  void aShapeIsAFit() {
    assertThat(
            Snippet.of(
                new Setting(
                    Fit.cover(1200, 630),
                    List.of(85, 75, 60, 50, 40),
                    500_000,
                    Effort.BALANCED,
                    false)))
        .contains("CompressionSettings.builder()\n            .fit(Fit.cover(1200, 630))\n");
  }

  @Test
  void onlyWhatDiffersIsSaid() {
    assertThat(Snippet.of(new Setting(1600, List.of(80, 70), 500_000, Effort.FAST, true)))
        .isEqualTo(
            """
            ImageCompressor compressor =
                WebpImageCompressor.with(
                    CompressionSettings.builder()
                        .maxDimension(1600)
                        .qualities(80, 70)
                        .effort(CompressionSettings.Effort.FAST)
                        .losslessWhenSmaller(true)
                        .build());\
            """);
  }
}
