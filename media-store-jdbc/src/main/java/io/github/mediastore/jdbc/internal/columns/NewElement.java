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

  /** Sets the parameters for it under a number. */
  void set(Parameters parameters, int number) throws SQLException {
    @Nullable Dimensions dimensions = content.dimensions().orElse(null);
    parameters
        .integer(number)
        .bytes(bytes)
        .text(UUID.randomUUID().toString())
        .number(bytes.length)
        .text(sha256.hex())
        .text(content.contentType())
        .integer(dimensions == null ? null : dimensions.width())
        .integer(dimensions == null ? null : dimensions.height())
        .text(content.placeholder().orElse(null))
        .text(Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
  }
}
