package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.content.Renditions;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Content on its way into a column, read to its end. */
public final class NewElement {

  private final MediaContent content;
  private final byte[] bytes;
  private final Sha256 sha256;

  private NewElement(MediaContent content, byte[] bytes, Sha256 sha256) {
    this.content = content;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /**
   * Reads content before a connection is borrowed.
   *
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   */
  public static NewElement of(MediaContent content) {
    MediaType.require(content.contentType());
    Renditions.of(content); // Not kept, but as wrong here as anywhere.
    try (ContentReader reader = ContentReader.open(content)) {
      return new NewElement(content, reader.readAll(), reader.sha256());
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Sets the parameters for the metadata of a new element, or of none. */
  static Parameters facts(Parameters parameters, @Nullable NewElement added) throws SQLException {
    if (added == null) {
      return parameters
          .text(null)
          .number(0)
          .text(null)
          .text(null)
          .integer(null)
          .integer(null)
          .text(null)
          .text(null);
    }
    @Nullable Dimensions dimensions = added.content.dimensions().orElse(null);
    return parameters
        .text(UUID.randomUUID().toString())
        .number(added.bytes.length)
        .text(added.sha256.hex())
        .text(added.content.contentType())
        .integer(dimensions == null ? null : dimensions.width())
        .integer(dimensions == null ? null : dimensions.height())
        .text(added.content.placeholder().orElse(null))
        .text(Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
  }
}
