package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import java.util.Locale;
import java.util.stream.Collectors;

/** The line of Java that makes a compressor with a setting: what is default is left out. */
final class Snippet {

  private static final CompressionSettings DEFAULTS = CompressionSettings.defaults();

  private Snippet() {}

  static String of(Setting setting) {
    StringBuilder calls = new StringBuilder();
    if (!setting.keepsShape()) {
      Fit fit = setting.fit();
      calls
          .append("\n            .fit(Fit.")
          .append(fit.kind().name().toLowerCase(Locale.ROOT))
          .append("(%d, %d))".formatted(fit.width(), fit.height()));
    } else if (setting.maxDimension() != DEFAULTS.maxDimension()) {
      calls.append("\n            .maxDimension(").append(setting.maxDimension()).append(')');
    }
    if (!setting.qualities().equals(DEFAULTS.qualities())) {
      calls.append(
          setting.qualities().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ", "\n            .qualities(", ")")));
    }
    if (setting.maxBytes() != DEFAULTS.maxBytes()) {
      calls.append("\n            .maxBytes(").append(setting.maxBytes()).append(')');
    }
    if (setting.effort() != DEFAULTS.effort()) {
      calls.append("\n            .effort(CompressionSettings.Effort.").append(setting.effort());
      calls.append(')');
    }
    if (setting.lossless()) {
      calls.append("\n            .losslessWhenSmaller(true)");
    }
    return calls.isEmpty()
        ? """
        // These are the defaults.
        ImageCompressor compressor =
            WebpImageCompressor.create();\
        """
        : """
        ImageCompressor compressor =
            WebpImageCompressor.with(
                CompressionSettings.builder()%s
                    .build());\
        """
            .formatted(calls);
  }
}
