package io.github.mediastore.internal.color;

/** The colours of CMYK that comes without a profile. */
final class GenericCmyk implements PixelConversion {

  static final GenericCmyk INSTANCE = new GenericCmyk();

  private GenericCmyk() {}

  @Override
  public void convert(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = ~pixels[i];
      int white = pixel & 0xFF;
      int red = (pixel >>> 24) * white / 255;
      int green = ((pixel >> 16) & 0xFF) * white / 255;
      int blue = ((pixel >> 8) & 0xFF) * white / 255;
      pixels[i] = 0xFF000000 | (red << 16) | (green << 8) | blue;
    }
  }
}
