package io.github.mediastore.internal.color;

/** Converts grey that a profile describes by one curve (ICC.1:2022, annex F.2): by table. */
final class GreyConversion implements PixelConversion {

  private final int[] converted = new int[256];

  private GreyConversion(TransferCurve light) {
    for (int i = 0; i < converted.length; i++) {
      int level = Srgb.encode((float) (light.at(i / 255.0) * Srgb.LINEAR_MAXIMUM));
      converted[i] = level * 0x010101;
    }
  }

  static GreyConversion read(IccProfile profile) throws UnusableProfileException {
    TransferCurve curve = TransferCurve.read(profile.require("kTRC"));
    return new GreyConversion(
        profile.connectsThroughLab() ? x -> Lab.luminance(100 * curve.at(x)) : curve);
  }

  @Override
  public void convert(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (pixels[i] & 0xFF000000) | converted[pixels[i] & 0xFF];
    }
  }
}
