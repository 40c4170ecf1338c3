package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.directory.Photometric;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffPage;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;

/** What kind of numbers samples are (tag 339): only unsigned integers have a known white. */
final class SampleFormat {

  private static final int SIGNED = 2;
  private static final int FLOATING_POINT = 3;
  private static final int COMPLEX_INTEGER = 5;
  private static final int COMPLEX = 6;

  private SampleFormat() {}

  /** Refuses by name what is not read; numbers that mean nothing count as unsigned integers. */
  static void requireRead(TiffDirectory directory, TiffPage page) throws IOException {
    int format = (int) directory.optionalValue(TiffTag.SAMPLE_FORMAT, 1);
    String name =
        switch (format) {
          case SIGNED -> isLab(page.photometric()) ? "" : "signed";
          case FLOATING_POINT -> "floating point";
          case COMPLEX_INTEGER, COMPLEX -> "complex";
          default -> "";
        };
    if (!name.isEmpty()) {
      throw DecodeException.uncovered(
          "TIFF with " + name + " samples of " + page.bits() + " bits is not read");
    }
  }

  /** Two of its samples are signed whatever the tag says. */
  private static boolean isLab(long photometric) {
    return photometric == Photometric.CIE_LAB;
  }
}
