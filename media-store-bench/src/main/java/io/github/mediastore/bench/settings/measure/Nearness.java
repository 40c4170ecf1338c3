package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.bench.settings.quality.Psnr;
import io.github.mediastore.bench.settings.quality.Ssim;
import io.github.mediastore.bench.settings.quality.WebpPictures;
import java.awt.image.BufferedImage;

/**
 * How near an encoded picture is to the pixels it was encoded from: the upload decoded, scaled with
 * Lanczos3 to the very size of the result, upright, in sRGB and on white.
 *
 * @param ssim structural similarity of the luma
 * @param psnr decibels over red, green and blue, at most {@link #EQUAL}
 */
public record Nearness(double ssim, double psnr) {

  /** Decibels that stand for no difference at all. */
  public static final double EQUAL = 99;

  /** Compares a file with what it was made from. */
  static Nearness of(byte[] file, BufferedImage reference) {
    return of(WebpPictures.decode(file), reference);
  }

  /** Compares a picture with what it was made from. */
  public static Nearness of(BufferedImage picture, BufferedImage reference) {
    return new Nearness(
        Ssim.compare(picture, reference), Math.min(EQUAL, Psnr.decibels(picture, reference)));
  }
}
