package io.github.mediastore.http;

import io.github.mediastore.Dimensions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a picture is shown by a {@code sizes} attribute (HTML Living Standard, section
 * 4.8.4.2.2) where no condition in it holds.
 */
final class ShownSize {

  /** In {@code sizes}, an em is that of the browser's settings, which is 16 px unless changed. */
  private static final double PIXELS_PER_EM = 16;

  private static final Pattern WIDTH = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)(px|em|rem)");

  private ShownSize() {}

  /**
   * Works out the size.
   *
   * @param sizes the attribute
   * @param full the size of the picture
   * @return the size; empty if it depends on the window
   */
  static Optional<Dimensions> of(String sizes, Dimensions full) {
    String last = sizes.substring(sizes.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
    if (last.equals("auto")) {
      return Optional.of(full); // Then sizes follows from the layout, and not the other way.
    }
    Matcher width = WIDTH.matcher(last);
    if (!width.matches()) {
      return Optional.empty();
    }
    double pixels =
        Double.parseDouble(width.group(1)) * (width.group(2).equals("px") ? 1 : PIXELS_PER_EM);
    return Optional.of(
        new Dimensions(atLeastOne(pixels), atLeastOne(pixels * full.height() / full.width())));
  }

  private static int atLeastOne(double pixels) {
    return (int) Math.max(1, Math.round(pixels));
  }
}
