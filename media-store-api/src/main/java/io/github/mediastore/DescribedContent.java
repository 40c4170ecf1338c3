package io.github.mediastore;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Content of others with attributes of its own. */
final class DescribedContent implements MediaContent {

  private final MediaContent content;
  private final Map<String, String> attributes;

  DescribedContent(MediaContent content, Map<String, String> attributes) {
    this.content = content;
    this.attributes = MediaAttributes.check(attributes);
  }

  @Override
  public Map<String, String> attributes() {
    return attributes;
  }

  @Override
  public MediaContent withAttributes(Map<String, String> others) {
    return content.withAttributes(others);
  }

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

  @Override
  public boolean isRepeatable() {
    return content.isRepeatable();
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return content.dimensions();
  }

  @Override
  public Optional<Duration> duration() {
    return content.duration();
  }

  @Override
  public Optional<String> placeholder() {
    return content.placeholder();
  }

  @Override
  public Optional<FocalPoint> focus() {
    return content.focus();
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return content.settingsFingerprint();
  }

  @Override
  public Map<String, MediaContent> renditions() {
    return content.renditions();
  }

  /** Returns what the content says of itself. */
  @Override
  public String toString() {
    return content.toString();
  }
}
