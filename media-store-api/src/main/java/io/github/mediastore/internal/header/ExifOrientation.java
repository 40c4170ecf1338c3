package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the orientation in EXIF data (CIPA DC-008, section 4.6.5.1). Cameras and editors write it
 * in every state of disrepair, so whatever cannot be read counts as absent, and of several the
 * first that says something counts.
 */
final class ExifOrientation {

  static final int UPRIGHT = 1;

  private static final String PREAMBLE = "Exif\0";

  /** A file may hold millions of pieces that lead nowhere; honest ones have one or two. */
  private static final int MAX_ATTEMPTS = 16;

  private final UploadBuffer upload;
  private final HeaderLimits limits;
  private final ImageFormat format;
  private int value = UPRIGHT;
  private int attempts;

  ExifOrientation(UploadBuffer upload, HeaderLimits limits, ImageFormat format) {
    this.upload = upload;
    this.limits = limits;
    this.format = format;
  }

  /** Returns the orientation found so far, 1 to 8; 1 if none was. */
  int value() {
    return value;
  }

  /**
   * Looks into a piece of EXIF data.
   *
   * @param start where it starts; the preamble of a JPEG segment may come first
   * @throws HeaderException if it is larger than allowed
   */
  void offer(long start, long length) throws IOException {
    limits.checkExif(format, length);
    if (value == UPRIGHT && attempts < MAX_ATTEMPTS && upload.has(start + length)) {
      attempts++;
      value = read(start, start + length);
    }
  }

  private int read(long start, long end) throws IOException {
    long structure = upload.matches(start, PREAMBLE) ? start + 6 : start;
    try {
      Optional<TiffDirectory> directory =
          TiffDirectory.first(new UploadWindow(upload, structure, end));
      return directory.isEmpty() ? UPRIGHT : of(directory.get());
    } catch (HeaderException broken) {
      if (broken.kind() != HeaderException.Kind.TRUNCATED) {
        throw broken;
      }
      return UPRIGHT;
    }
  }

  static int of(TiffDirectory directory) throws IOException {
    Optional<TiffEntry> entry = directory.optionalEntry(TiffTag.ORIENTATION, 1);
    double value = entry.isEmpty() ? UPRIGHT : entry.get().real(0, UPRIGHT);
    return value >= 1 && value <= 8 && value == (int) value ? (int) value : UPRIGHT;
  }
}
