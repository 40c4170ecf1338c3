package io.github.mediastore.internal.color;

import java.util.List;

/**
 * Converts pixels by the lookup tables of a profile, as those of printers (CMYK) are made: curves,
 * grids and matrices lead to a colour in CIELAB or CIEXYZ, which becomes sRGB.
 */
final class LookupConversion implements PixelConversion {

  /** The value each of the 256 levels of a sample enters the tables with. */
  private final float[][] levels;

  private final ColorStage[] stages;
  private final ConnectionEncoding encoding;

  LookupConversion(TransferCurve[] curves, List<ColorStage> stages, ConnectionEncoding encoding) {
    this.levels = new float[curves.length][];
    for (int input = 0; input < curves.length; input++) {
      levels[input] = MatrixConversion.levels(curves[input]);
    }
    this.stages =
        stages.stream().filter(stage -> !stage.changesNothing()).toArray(ColorStage[]::new);
    this.encoding = encoding;
  }

  static LookupConversion read(IccProfile profile, TagData table) throws UnusableProfileException {
    int inputs = profile.channels();
    if (table.u8(8) != inputs || table.u8(9) != 3) {
      throw new UnusableProfileException("damaged, its lookup table is for other channels");
    }
    return switch (table.signature(0)) {
      case "mft1", "mft2" -> LutType.read(profile, table, inputs);
      case "mAB " -> LutAToBType.read(profile, table, inputs);
      default -> throw new UnusableProfileException("damaged, a lookup table is of unknown type");
    };
  }

  @Override
  public void convert(int[] pixels) {
    float[] channels = new float[Math.max(levels.length, 3)];
    int opaque = levels.length == 4 ? 0xFF000000 : 0;
    int kept = levels.length == 4 ? 0 : 0xFF000000;
    int lastPixel = 0;
    int lastColor = convert(0, channels);
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      if (pixel != lastPixel) {
        lastPixel = pixel;
        lastColor = convert(pixel, channels);
      }
      pixels[i] = opaque | (pixel & kept) | lastColor;
    }
  }

  private int convert(int pixel, float[] channels) {
    int shift = 8 * levels.length;
    for (int input = 0; input < levels.length; input++) {
      shift -= 8;
      channels[input] = levels[input][(pixel >> shift) & 0xFF];
    }
    for (ColorStage stage : stages) {
      stage.apply(channels);
    }
    return encoding.toSrgb(channels);
  }
}
