package io.github.mediastore.internal.color;

/** Turns pixels of one colour space into sRGB. Immutable, so threads may share it. */
@FunctionalInterface
interface PixelConversion {

  /**
   * Converts pixels in place, from the layout that {@link SourceSpace} gives to {@code 0xAARRGGBB}.
   */
  void convert(int[] pixels);
}
