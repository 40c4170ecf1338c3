package io.github.mediastore.internal.color;

/**
 * A curve given by a formula (ICC.1:2022, 10.18, table 68), in the form that covers all five types:
 * {@code (a x + b)^g + e} from {@code d} on, and {@code c x + f} below.
 */
record ParametricCurve(double g, double a, double b, double c, double d, double e, double f)
    implements TransferCurve {

  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  static ParametricCurve gamma(double exponent) {
    return new ParametricCurve(exponent, 1, 0, 0, 0, 0, 0);
  }

  /** Returns how many parameters the curve at the start of the data has. */
  static int parameters(TagData data) throws UnusableProfileException {
    int type = data.u16(8);
    if (type >= PARAMETERS.length) {
      throw new UnusableProfileException("damaged, a curve has a formula of an unknown type");
    }
    return PARAMETERS[type];
  }

  static ParametricCurve read(TagData data) throws UnusableProfileException {
    double[] p = new double[7];
    int count = parameters(data);
    for (int i = 0; i < count; i++) {
      p[i] = data.s15Fixed16(12 + 4L * i);
    }
    return switch (count) {
      case 1 -> gamma(p[0]);
      case 3 -> new ParametricCurve(p[0], p[1], p[2], 0, -p[2] / p[1], 0, 0);
      case 4 -> new ParametricCurve(p[0], p[1], p[2], 0, -p[2] / p[1], p[3], p[3]);
      default -> new ParametricCurve(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
    };
  }

  @Override
  public double at(double x) {
    double clipped = TransferCurve.clip(x);
    return TransferCurve.clip(clipped >= d ? Math.pow(a * clipped + b, g) + e : c * clipped + f);
  }
}
