package io.github.mediastore.internal.header;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.List;

/** Fuzz target: the frame lifted out of a WebP is no larger than the file, whatever that says. */
public final class WebpStillFuzz {

  /** RIFF and VP8X, which the still has and the file may not. */
  private static final int HEADERS = 32;

  private WebpStillFuzz() {}

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    try {
      UploadBuffer upload = UploadBuffer.of(file, 1 << 24);
      ImageHeader header = ImageHeaderReader.read(upload, HeaderLimits.DEFAULT);
      if (header.format() == ImageFormat.WEBP) {
        byte[] still = WebpStill.firstFrame(upload);
        if (still.length > file.length + HEADERS) {
          throw new AssertionError(still.length + " bytes out of " + file.length);
        }
      }
    } catch (HeaderException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    byte[] still = SampleFiles.written("webp");
    Seeds.write(arguments[0], List.of(still, SampleFiles.animatedWebp()));
  }
}
