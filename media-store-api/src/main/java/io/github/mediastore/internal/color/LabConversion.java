package io.github.mediastore.internal.color;

/** Converts CIELAB pixels, as some TIFF files hold them. */
final class LabConversion implements PixelConversion {

  @Override
  public void convert(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      double lightness = ((pixel >> 16) & 0xFF) * (100 / 255.0);
      int a = ((pixel >> 8) & 0xFF) - 128;
      int b = (pixel & 0xFF) - 128;
      pixels[i] = (pixel & 0xFF000000) | Lab.toSrgb(lightness, a, b);
    }
  }
}
