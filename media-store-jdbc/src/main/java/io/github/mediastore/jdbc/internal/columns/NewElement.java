package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.content.Renditions;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way into a column, read to its end; or other attributes for a medium that is
 * there.
 */
public final class NewElement {

  private final @Nullable Content content;
  private final Map<String, String> attributes;
  private final boolean keepsAttributes;

  private NewElement(
      @Nullable Content content, Map<String, String> attributes, boolean keepsAttributes) {
    this.content = content;
    this.attributes = attributes;
    this.keepsAttributes = keepsAttributes;
  }

  /**
   * Reads content before a connection is borrowed.
   *
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   * @throws io.github.mediastore.RejectedAttributesException if its attributes are beyond limits
   */
  public static NewElement of(MediaContent content) {
    ContentFacts facts = ContentFacts.of(content);
    Map<String, String> attributes = MediaAttributes.check(content.attributes());
    Renditions.of(content); // Not kept, but as wrong here as anywhere.
    try (ContentReader reader = ContentReader.open(content)) {
      byte[] bytes = reader.readAll();
      return new NewElement(new Content(content, facts, bytes, reader.sha256()), attributes, false);
    }
  }

  /** Takes attributes for a medium that is there. */
  static NewElement describing(Map<String, String> attributes) {
    return new NewElement(null, attributes, false);
  }

  /** Returns this content, which leaves the attributes of what it replaces unless it has some. */
  NewElement replacing() {
    return new NewElement(content, attributes, attributes.isEmpty());
  }

  /** Returns whether there are bytes to be stored. */
  boolean isContent() {
    return content != null;
  }

  /** Sets the parameters for it under a number. */
  void set(Parameters parameters, int number) throws SQLException {
    parameters.integer(number);
    if (content != null) {
      content.set(parameters);
    }
    parameters.bool(!keepsAttributes).pairs(attributes);
  }

  /** Bytes, and what is known about them. */
  private static final class Content {

    private final MediaContent content;
    private final ContentFacts facts;
    private final byte[] bytes;
    private final Sha256 sha256;

    Content(MediaContent content, ContentFacts facts, byte[] bytes, Sha256 sha256) {
      this.content = content;
      this.facts = facts;
      this.bytes = bytes;
      this.sha256 = sha256;
    }

    void set(Parameters parameters) throws SQLException {
      @Nullable Dimensions dimensions = facts.dimensions();
      @Nullable Duration duration = facts.duration();
      @Nullable FocalPoint focus = content.focus().orElse(null);
      parameters
          .bytes(bytes)
          .text(UUID.randomUUID().toString())
          .number(bytes.length)
          .text(sha256.hex())
          .text(facts.contentType())
          .integer(dimensions == null ? null : dimensions.width())
          .integer(dimensions == null ? null : dimensions.height())
          .text(content.placeholder().orElse(null))
          .text(Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
          .decimal(focus == null ? null : focus.x())
          .decimal(focus == null ? null : focus.y())
          .text(facts.settings())
          .number(duration == null ? null : duration.toMillis());
    }
  }
}
