package io.github.mediastore.internal.color;

/** A curve given by samples at equal distances, straight in between. */
final class SampledCurve implements TransferCurve {

  private final char[] samples;

  private SampledCurve(char[] samples) throws UnusableProfileException {
    if (samples.length < 2) {
      throw new UnusableProfileException("damaged, a curve has fewer than two points");
    }
    this.samples = samples;
  }

  static SampledCurve of16Bit(TagData data, long offset, long count)
      throws UnusableProfileException {
    return new SampledCurve(samples(data, offset, count, 2));
  }

  static SampledCurve of8Bit(TagData data, long offset, long count)
      throws UnusableProfileException {
    return new SampledCurve(samples(data, offset, count, 1));
  }

  /** Reads samples of one or two bytes, widened to 16 bits. */
  static char[] samples(TagData data, long offset, long count, int bytes)
      throws UnusableProfileException {
    data.require(offset, count * bytes);
    char[] samples = new char[(int) count];
    for (int i = 0; i < samples.length; i++) {
      long at = offset + (long) i * bytes;
      samples[i] = (char) (bytes == 1 ? data.u8(at) * 257 : data.u16(at));
    }
    return samples;
  }

  @Override
  public double at(double x) {
    double position = TransferCurve.clip(x) * (samples.length - 1);
    int cell = Math.min((int) position, samples.length - 2);
    int from = samples[cell];
    return (from + (position - cell) * (samples[cell + 1] - from)) / 65535;
  }
}
