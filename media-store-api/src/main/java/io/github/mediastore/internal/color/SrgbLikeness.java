package io.github.mediastore.internal.color;

/**
 * Recognises profiles that are sRGB in all but the name on them: most embedded profiles are, and
 * their pictures are best left alone. There are dozens of them, rounded and sampled in as many
 * ways, so what counts is what the conversion does to a set of colours.
 */
final class SrgbLikeness {

  /** Levels of 255 that no channel may be moved by more than; eyes see nothing of it. */
  private static final int TOLERANCE = 2;

  private static final int STEPS = 8;

  private SrgbLikeness() {}

  /** Says whether a conversion leaves all greys and a grid of colours as they are. */
  static boolean changesNothing(SourceSpace space, PixelConversion conversion) {
    if (space != SourceSpace.GREY && space != SourceSpace.RGB) {
      return false;
    }
    int[] colors = space == SourceSpace.RGB ? grid() : greys();
    int[] converted = colors.clone();
    conversion.convert(converted);
    for (int i = 0; i < colors.length; i++) {
      if (distance(colors[i], converted[i]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static int[] greys() {
    int[] greys = new int[256];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = i * 0x010101;
    }
    return greys;
  }

  private static int[] grid() {
    int side = STEPS + 1;
    int[] colors = new int[256 + side * side * side];
    System.arraycopy(greys(), 0, colors, 0, 256);
    int next = 256;
    for (int red = 0; red < side; red++) {
      for (int green = 0; green < side; green++) {
        for (int blue = 0; blue < side; blue++) {
          colors[next++] = (level(red) << 16) | (level(green) << 8) | level(blue);
        }
      }
    }
    return colors;
  }

  private static int level(int step) {
    return step * 255 / STEPS;
  }

  private static int distance(int first, int second) {
    int largest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((first >> shift) & 0xFF) - ((second >> shift) & 0xFF);
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }
}
