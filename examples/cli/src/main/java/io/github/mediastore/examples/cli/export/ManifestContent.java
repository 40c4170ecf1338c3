package io.github.mediastore.examples.cli.export;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file on its way back into a store, with all that its manifest says of it.
 *
 * @param entry what the manifest says
 * @param file where it is
 * @param renditions its renditions by name
 */
record ManifestContent(ManifestEntry entry, Path file, Map<String, MediaContent> renditions)
    implements MediaContent {

  @Override
  public String contentType() {
    return entry.contentType();
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(entry.size());
  }

  @Override
  public InputStream openStream() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return Optional.ofNullable(entry.dimensions());
  }

  @Override
  public Optional<Duration> duration() {
    return Optional.ofNullable(entry.durationMillis()).map(Duration::ofMillis);
  }

  @Override
  public Optional<String> placeholder() {
    return Optional.ofNullable(entry.placeholder());
  }

  @Override
  public Optional<FocalPoint> focus() {
    return Optional.ofNullable(entry.description().focus());
  }

  @Override
  public Map<String, String> attributes() {
    return entry.description().attributes();
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return Optional.ofNullable(entry.description().settings());
  }
}
