package io.github.mediastore.internal.color;

/**
 * How one channel's value becomes another, such as a sample its amount of light: both 0 to 1.
 * Whatever the numbers in the profile, a curve's result is a number from 0 to 1.
 */
@FunctionalInterface
interface TransferCurve {

  /** A curve that changes nothing. */
  TransferCurve IDENTITY = TransferCurve::clip;

  /** Returns the value of the curve at {@code x}, itself clipped to 0..1. */
  double at(double x);

  /** Clips to 0..1, and what is not a number to 0. */
  static double clip(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }

  /**
   * Reads a curve of type {@code curv} or {@code para} (ICC.1:2022, 10.6 and 10.18) from the start
   * of the data.
   */
  static TransferCurve read(TagData data) throws UnusableProfileException {
    return switch (data.signature(0)) {
      case "curv" -> readCurv(data);
      case "para" -> ParametricCurve.read(data);
      default -> throw new UnusableProfileException("damaged, a curve is of an unknown type");
    };
  }

  private static TransferCurve readCurv(TagData data) throws UnusableProfileException {
    long count = data.u32(8);
    if (count == 0) {
      return IDENTITY;
    }
    return count == 1
        ? ParametricCurve.gamma(data.u16(12) / 256.0)
        : SampledCurve.of16Bit(data, 12, count);
  }

  /** Returns how many bytes {@link #read} took from the start of the data. */
  static long bytesRead(TagData data) throws UnusableProfileException {
    return data.signature(0).equals("curv")
        ? 12 + 2 * data.u32(8)
        : 12 + 4L * ParametricCurve.parameters(data);
  }
}
