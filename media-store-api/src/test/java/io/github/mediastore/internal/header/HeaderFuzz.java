package io.github.mediastore.internal.header;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Fuzz target: any bytes end in a header within the limits or a {@link HeaderException}. */
public final class HeaderFuzz {

  private static final HeaderLimits LIMITS = HeaderLimits.DEFAULT;

  private HeaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    UploadBuffer upload = UploadBuffer.of(new ByteArrayInputStream(file), 1 << 24, 1 << 24);
    try {
      ImageHeader early = ImageHeaderReader.read(upload, LIMITS);
      ImageHeader header = ImageHeaderReader.complete(early, upload, LIMITS);
      if (header.dimensions().pixels() > LIMITS.maxPixels()
          || header.dimensions().longerSide() > LIMITS.maxSide()
          || header.orientation() < 1
          || header.orientation() > 8) {
        throw new AssertionError("Passed: " + header);
      }
    } catch (HeaderException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    Seeds.write(arguments[0], SampleFiles.all());
  }
}
