package io.github.mediastore.internal.raster;

/** The filter of {@link Resampler} written down as its definition, in double precision. */
final class ReferenceResampler {

  private ReferenceResampler() {}

  /** Returns the unrounded samples, clamped to 0 to 255. */
  static double[] resample(Plane source, int width, int height) {
    double[] rows = new double[width * source.height()];
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < width; x++) {
        double[] weights = weights(source.width(), source.spanX(), width, x);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * (source.samples()[y * source.stride() + i] & 0xFF);
        }
        rows[y * width + x] = sum;
      }
    }
    double[] result = new double[width * height];
    for (int y = 0; y < height; y++) {
      double[] weights = weights(source.height(), source.spanY(), height, y);
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * rows[i * width + x];
        }
        result[y * width + x] = Math.max(0, Math.min(255, sum));
      }
    }
    return result;
  }

  /** Returns the weight of each source sample for a target sample. */
  static double[] weights(int samples, double span, int targets, int target) {
    double scale = span / targets;
    double stretch = Math.max(1, scale);
    double[] weights = new double[samples];
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      weights[i] = lanczos3((i + 0.5 - (target + 0.5) * scale) / stretch);
      sum += weights[i];
    }
    for (int i = 0; i < samples; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  static double lanczos3(double x) {
    return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
