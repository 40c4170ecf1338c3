package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates the profile of a PNG's iCCP chunk (PNG, Third Edition, section 11.3.2.3). */
final class PngProfile {

  private static final int MAX_NAME = 79;
  private static final int STEP = 8 << 10;

  private PngProfile() {}

  /**
   * Inflates a profile.
   *
   * @return null if the chunk is broken
   * @throws HeaderException if the profile is larger than allowed; no more than that is inflated
   */
  static byte @Nullable [] inflate(
      UploadBuffer upload, long offset, int length, HeaderLimits limits) throws IOException {
    int name = 0;
    while (name <= MAX_NAME && name < length && upload.u8(offset + name) != 0) {
      name++;
    }
    int start = name + 2; // The zero that ends the name, and the compression method.
    if (name > MAX_NAME || start >= length || upload.u8(offset + name + 1) != 0) {
      return null;
    }
    return inflate(upload.copy(offset + start, length - start), limits);
  }

  private static byte @Nullable [] inflate(byte[] deflated, HeaderLimits limits)
      throws HeaderException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream();
      byte[] step = new byte[STEP];
      while (!inflater.finished()) {
        int count = inflater.inflate(step);
        if (count == 0 && !inflater.finished()) {
          return null; // Cut off, or in want of a dictionary that nobody has.
        }
        inflated.write(step, 0, count);
        limits.checkProfile(ImageFormat.PNG, inflated.size());
      }
      return inflated.toByteArray();
    } catch (DataFormatException broken) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
