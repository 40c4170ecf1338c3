package io.github.mediastore.internal.header;

import java.io.IOException;
import java.util.Optional;

/**
 * Finds the orientation in EXIF data (CIPA DC-008, section 4.6.5.1). Cameras and editors write it
 * in every state of disrepair, so whatever cannot be read counts as absent.
 */
final class ExifOrientation {

  static final int TAG = 274;
  static final int UPRIGHT = 1;

  private static final String PREAMBLE = "Exif\0";

  private ExifOrientation() {}

  /**
   * Reads the orientation.
   *
   * @param start where the data starts; the preamble of a JPEG segment may come first
   * @param end where it ends; all of it must have been pulled
   * @return 1 to 8, or 1 if there is none
   */
  static int read(UploadBuffer upload, long start, long end) throws IOException {
    long structure = upload.matches(start, PREAMBLE) ? start + 6 : start;
    try {
      Optional<TiffDirectory> directory = TiffDirectory.first(upload, structure, end);
      return directory.isEmpty() ? UPRIGHT : of(directory.get());
    } catch (HeaderException broken) {
      if (broken.kind() != HeaderException.Kind.TRUNCATED) {
        throw broken;
      }
      return UPRIGHT;
    }
  }

  static int of(TiffDirectory directory) throws IOException {
    long value = directory.value(TAG, UPRIGHT);
    return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
  }
}
