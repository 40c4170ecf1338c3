package io.github.mediastore.memory;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import java.time.Duration;
import java.util.Optional;

/** Content that was read to its end, without its renditions. */
record HeldRepresentation(
    String contentType,
    HeldBytes bytes,
    Optional<Dimensions> dimensions,
    Optional<Duration> duration,
    Optional<String> settingsFingerprint) {

  static HeldRepresentation of(MediaContent content) {
    return new HeldRepresentation(
        content.contentType(),
        HeldBytes.of(content),
        content.dimensions(),
        content.duration(),
        content.settingsFingerprint());
  }

  void describe(MediaInfo.Builder info) {
    info.content(contentType, bytes.size(), bytes.sha256())
        .dimensions(dimensions.orElse(null))
        .duration(duration.orElse(null))
        .settingsFingerprint(settingsFingerprint.orElse(null));
  }
}
