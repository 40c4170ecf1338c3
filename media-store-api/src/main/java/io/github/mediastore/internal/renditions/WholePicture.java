package io.github.mediastore.internal.renditions;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A stored picture as its own rendition: it is as small as the settings want that. */
record WholePicture(Media full, String fingerprint) implements MediaContent {

  @Override
  public String contentType() {
    return full.info().contentType();
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(full.info().size());
  }

  @Override
  public InputStream openStream() {
    return full.openStream();
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return full.info().dimensions();
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return Optional.of(fingerprint);
  }
}
