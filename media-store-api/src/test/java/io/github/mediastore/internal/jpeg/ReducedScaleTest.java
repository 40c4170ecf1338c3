package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Plane;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ReducedScaleTest {

  private static final Encoding FINE = Encoding.baseline().withSampling(1, 1).withQuality(0.95f);

  @Test
  void differsLittleFromTheMeansOfTheWholePicture() throws DecodeException {
    for (int scale = 1; scale <= 8; scale++) {
      byte[] jpeg = JpegPictures.encode(JpegPictures.gradients(256, 200), FINE);
      JpegDecoder decoder = JpegDecoder.open(jpeg, JpegLimits.DEFAULT);
      Plane whole = decoder.decode(8, false).planes().get(0);
      Plane reduced = decoder.decode(scale, false).planes().get(0);

      double error = 0;
      for (int y = 0; y < reduced.height(); y++) {
        for (int x = 0; x < reduced.width(); x++) {
          error +=
              square(
                  mean(whole, x * 8.0 / scale, y * 8.0 / scale, 8.0 / scale) - at(reduced, x, y));
        }
      }

      assertThat(decibels(error / (reduced.width() * reduced.height()))).isGreaterThan(40);
    }
  }

  @Test
  void equalsTheLowFrequenciesOfTheWholePicture() throws DecodeException {
    for (int scale = 1; scale <= 8; scale++) {
      BufferedImage photo = JpegPictures.photo(160, 120, BufferedImage.TYPE_INT_RGB);
      JpegDecoder decoder = JpegDecoder.open(JpegPictures.encode(photo, FINE), JpegLimits.DEFAULT);
      Plane whole = decoder.decode(8, false).planes().get(0);
      Plane reduced = decoder.decode(scale, false).planes().get(0);

      double error = 0;
      for (int y = 0; y < 120; y += 8) {
        for (int x = 0; x < 160; x += 8) {
          double[][] expected = lowFrequencies(whole, x, y, scale);
          for (int v = 0; v < scale; v++) {
            for (int u = 0; u < scale; u++) {
              double clamped = Math.max(0, Math.min(255, expected[v][u]));
              error += square(clamped - at(reduced, x / 8 * scale + u, y / 8 * scale + v));
            }
          }
        }
      }

      assertThat(decibels(error / (reduced.width() * reduced.height()))).isGreaterThan(54);
    }
  }

  @Test
  void progressiveEqualsBaselineAtEveryScale() throws DecodeException {
    for (int scale = 1; scale <= 8; scale++) {
      Encoding encoding = Encoding.baseline();
      JpegPlanes baseline = decode(JpegPictures.color(171, 93, encoding), scale);
      JpegPlanes progressive =
          decode(JpegPictures.color(171, 93, encoding.withProgressive()), scale);

      for (int i = 0; i < 3; i++) {
        Plane expected = baseline.planes().get(i);
        Plane actual = progressive.planes().get(i);
        for (int y = 0; y < expected.height(); y++) {
          for (int x = 0; x < expected.width(); x++) {
            assertThat(at(actual, x, y)).isEqualTo(at(expected, x, y));
          }
        }
      }
    }
  }

  private static JpegPlanes decode(byte[] jpeg, int scale) throws DecodeException {
    return JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(scale, false);
  }

  /** Transforms a block forth with 8 points and back with fewer, in floating point. */
  private static double[][] lowFrequencies(Plane plane, int x, int y, int size) {
    double[][] samples = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double coefficient = 0;
        for (int v = 0; v < 8; v++) {
          for (int u = 0; u < 8; u++) {
            coefficient += at(plane, x + u, y + v) * basis(8, row, v) * basis(8, column, u);
          }
        }
        for (int v = 0; v < size; v++) {
          for (int u = 0; u < size; u++) {
            samples[v][u] += coefficient / 64 * basis(size, row, v) * basis(size, column, u);
          }
        }
      }
    }
    return samples;
  }

  private static double basis(int points, int frequency, int place) {
    return frequency == 0
        ? 1
        : Math.sqrt(2) * Math.cos((2 * place + 1) * frequency * Math.PI / (2 * points));
  }

  private static double mean(Plane plane, double x, double y, double side) {
    double sum = 0;
    double weights = 0;
    for (int v = (int) y; v < Math.min(plane.height(), y + side); v++) {
      for (int u = (int) x; u < Math.min(plane.width(), x + side); u++) {
        double weight = overlap(u, x, side) * overlap(v, y, side);
        sum += weight * at(plane, u, v);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double overlap(int sample, double start, double side) {
    return Math.max(0, Math.min(sample + 1, start + side) - Math.max(sample, start));
  }

  private static int at(Plane plane, int x, int y) {
    return plane.samples()[y * plane.stride() + x] & 0xFF;
  }

  private static double square(double value) {
    return value * value;
  }

  private static double decibels(double meanSquare) {
    return 10 * Math.log10(255 * 255 / Math.max(meanSquare, 1e-9));
  }
}
