package io.github.mediastore.memory;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import java.util.Optional;

/** Content that was read to its end, without its renditions. */
record HeldRepresentation(
    String contentType,
    HeldBytes bytes,
    Optional<Dimensions> dimensions,
    Optional<String> settingsFingerprint) {

  static HeldRepresentation of(MediaContent content) {
    return new HeldRepresentation(
        content.contentType(),
        HeldBytes.of(content),
        content.dimensions(),
        content.settingsFingerprint());
  }
}
