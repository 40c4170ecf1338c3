package io.github.mediastore.internal.color;

/** Three channels by a matrix and an offset (ICC.1:2022, 10.12.5). */
final class MatrixStage implements ColorStage {

  private final float[] elements = new float[12];

  /** Reads nine elements by rows, then three offsets. */
  MatrixStage(TagData data) throws UnusableProfileException {
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) data.s15Fixed16(4L * i);
    }
  }

  @Override
  public void apply(float[] channels) {
    float first = channels[0];
    float second = channels[1];
    float third = channels[2];
    for (int row = 0; row < 3; row++) {
      channels[row] =
          elements[3 * row] * first
              + elements[3 * row + 1] * second
              + elements[3 * row + 2] * third
              + elements[9 + row];
    }
  }
}
