package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.jpeg.JpegLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import java.io.IOException;
import java.util.stream.IntStream;

/** How near the picture that is encoded comes to a Lanczos3 of the whole JPEG. */
final class Nearness {

  private Nearness() {}

  /** Returns the peak signal-to-noise ratio in decibels, over red, green and blue. */
  static double decibels(byte[] jpeg, int maxDimension) throws IOException {
    UploadBuffer upload = UploadBuffer.of(jpeg, jpeg.length);
    ImageHeader header = ImageHeaderReader.read(upload, HeaderLimits.DEFAULT);
    Dimensions target = header.dimensions().fitWithin(maxDimension);
    Picture decoded =
        new JpegPictureDecoder(CompressionSettings.defaults()).decode(jpeg, header, target);
    Picture ours = decoded.resample(target.width(), target.height());
    Picture reference =
        new Picture(
            decoded.colour(),
            JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, false).planes().stream()
                .map(plane -> lanczos3(plane, target))
                .toList(),
            null);
    ColorConverter converter = Srgb.converter(decoded.colour(), header);
    return Likeness.decibels(Srgb.pixels(ours, converter), Srgb.pixels(reference, converter));
  }

  /** Writes the filter down as its definition, in double precision, rounded once. */
  private static Plane lanczos3(Plane source, Dimensions target) {
    double[][] across = weights(source.spanX(), source.width(), target.width());
    double[][] down = weights(source.spanY(), source.height(), target.height());
    double[] rows = new double[source.height() * target.width()];
    IntStream.range(0, source.height())
        .forEach(
            y -> {
              for (int x = 0; x < target.width(); x++) {
                double sum = 0;
                for (int i = 1; i < across[x].length; i++) {
                  int sample = y * source.stride() + (int) across[x][0] + i - 1;
                  sum += across[x][i] * (source.samples()[sample] & 0xFF);
                }
                rows[y * target.width() + x] = sum;
              }
            });
    byte[] result = new byte[target.width() * target.height()];
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        double sum = 0;
        for (int i = 1; i < down[y].length; i++) {
          sum += down[y][i] * rows[((int) down[y][0] + i - 1) * target.width() + x];
        }
        result[y * target.width() + x] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
      }
    }
    return Plane.of(result, target.width(), target.height());
  }

  /** Returns for each target sample its first source sample and then the weights from there. */
  private static double[][] weights(double span, int samples, int targets) {
    double scale = span / targets;
    double stretch = Math.max(1, scale);
    double[][] all = new double[targets][];
    for (int target = 0; target < targets; target++) {
      double centre = (target + 0.5) * scale - 0.5;
      int first = Math.max(0, (int) Math.ceil(centre - 3 * stretch));
      int last = Math.min(samples - 1, (int) Math.floor(centre + 3 * stretch));
      double[] weights = new double[last - first + 2];
      double sum = 0;
      for (int i = first; i <= last; i++) {
        weights[i - first + 1] = lanczos3((i - centre) / stretch);
        sum += weights[i - first + 1];
      }
      for (int i = 1; i < weights.length; i++) {
        weights[i] /= sum;
      }
      weights[0] = first;
      all[target] = weights;
    }
    return all;
  }

  private static double lanczos3(double x) {
    return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
