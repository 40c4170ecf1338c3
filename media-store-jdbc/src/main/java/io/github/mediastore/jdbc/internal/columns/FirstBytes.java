package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a medium tell where nothing else is known about it.
 *
 * @param contentType that of a picture in a known format, otherwise {@code
 *     application/octet-stream}
 * @param dimensions those of the picture, if its header is among the bytes
 */
record FirstBytes(String contentType, @Nullable Dimensions dimensions) {

  static final String UNKNOWN_TYPE = "application/octet-stream";

  private static final FirstBytes UNKNOWN = new FirstBytes(UNKNOWN_TYPE, null);

  static FirstBytes of(byte[] bytes) {
    try {
      ImageHeader header =
          ImageHeaderReader.read(UploadBuffer.of(bytes, bytes.length), HeaderLimits.DEFAULT);
      return new FirstBytes(
          "image/" + header.format().name().toLowerCase(Locale.ROOT), header.uprightDimensions());
    } catch (IOException e) {
      return UNKNOWN; // No picture, or one whose header is longer than this.
    }
  }
}
