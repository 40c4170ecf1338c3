package io.github.mediastore.internal.tiff;

import static java.util.Locale.ROOT;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Optional;

/** Tells whether the first four inks are cyan, magenta, yellow and black (TIFF 6.0, section 16). */
final class Inks {

  private static final int OTHER_INKS = 2;
  private static final int PROCESS_INKS = 4;
  private static final String[] NAMES = {"cyan", "magenta", "yellow", "black"};
  private static final int MOST_NAME_BYTES = 256;

  private Inks() {}

  /**
   * Refuses inks whose colour nobody knows. Four that are only said to be others than CMYK pass:
   * writers set the tag for spot colours that follow.
   */
  static void requireProcessInks(TiffDirectory directory, TiffLayout layout) throws IOException {
    if (layout.samples() < PROCESS_INKS) {
      throw DecodeException.uncovered("TIFF with " + layout.samples() + " inks is not read");
    }
    if (directory.optionalValue(TiffTag.INK_SET, 1) != OTHER_INKS) {
      return;
    }
    String names = names(directory);
    if (names.isEmpty()) {
      long inks = directory.optionalValue(TiffTag.NUMBER_OF_INKS, PROCESS_INKS);
      if (inks != PROCESS_INKS) {
        throw DecodeException.uncovered("TIFF with " + inks + " inks without names is not read");
      }
    } else if (!areProcessInks(names.split("\0", -1))) {
      throw DecodeException.uncovered(
          "TIFF with inks other than cyan, magenta, yellow and black is not read");
    }
  }

  private static boolean areProcessInks(String[] names) {
    for (int ink = 0; ink < PROCESS_INKS; ink++) {
      if (ink >= names.length || !names[ink].strip().toLowerCase(ROOT).endsWith(NAMES[ink])) {
        return false;
      }
    }
    return true;
  }

  private static String names(TiffDirectory directory) throws IOException {
    Optional<TiffEntry> entry = directory.optionalEntry(TiffTag.INK_NAMES, 1);
    StringBuilder names = new StringBuilder();
    if (entry.isPresent()) {
      for (int i = 0; i < MOST_NAME_BYTES && entry.get().has(i + 1L); i++) {
        names.append((char) entry.get().character(i));
      }
    }
    return names.toString();
  }
}
