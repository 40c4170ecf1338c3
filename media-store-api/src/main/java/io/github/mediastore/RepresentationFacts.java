package io.github.mediastore;

import io.github.mediastore.internal.syntax.MediaDuration;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.internal.syntax.SettingsFingerprint;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of the bytes of one representation, each of which has facts of its own. */
record RepresentationFacts(
    String contentType,
    long size,
    Sha256 sha256,
    @Nullable Dimensions dimensions,
    @Nullable Duration duration,
    @Nullable String settingsFingerprint) {

  RepresentationFacts {
    MediaType.require(Objects.requireNonNull(contentType, "contentType"));
    Objects.requireNonNull(sha256, "sha256");
    if (size < 0) {
      throw new IllegalArgumentException("No medium has " + size + " bytes");
    }
    duration = MediaDuration.require(duration);
    if (settingsFingerprint != null) {
      SettingsFingerprint.require(settingsFingerprint);
    }
  }
}
