package io.github.mediastore.internal.color;

/**
 * A grid of colours over one to four channels (the CLUT of ICC.1:2022, 10.10 to 10.12), three
 * channels a colour, with interpolation over the simplex around a point: the tetrahedron, where
 * there are three channels. Greys stay clean in it, and it reads 5 nodes of 16 in four dimensions.
 */
final class ColorGrid implements ColorStage {

  private static final int OUTPUTS = 3;
  private static final int MAXIMUM_INPUTS = 4;

  /** Bits of a position within its cell: a weight times a node of 16 bits just fits an int. */
  private static final int FRACTION_BITS = 15;

  private static final int ONE = 1 << FRACTION_BITS;
  private static final float NODE_SCALE = 1f / ONE / 65535;

  private final char[] nodes;
  private final int[] sides;
  private final int[] steps = new int[MAXIMUM_INPUTS];

  private ColorGrid(char[] nodes, int[] sides) {
    this.nodes = nodes;
    this.sides = sides;
    int step = OUTPUTS;
    for (int input = sides.length - 1; input >= 0; input--) {
      steps[input] = step;
      step *= sides[input];
    }
  }

  /**
   * Reads a grid, the last channel varying fastest.
   *
   * @param sides how many nodes there are along each input channel
   * @param bytes how many a number takes, 1 or 2
   */
  static ColorGrid read(TagData data, long offset, int[] sides, int bytes)
      throws UnusableProfileException {
    long count = OUTPUTS;
    for (int side : sides) {
      if (side < 2) {
        throw new UnusableProfileException("damaged, a lookup table is flat");
      }
      count *= side;
    }
    return new ColorGrid(SampledCurve.samples(data, offset, count, bytes), sides);
  }

  @Override
  public void apply(float[] channels) {
    int node = 0;
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int input = 0; input < sides.length; input++) {
      int cells = sides[input] - 1;
      int position = (int) (clip(channels[input]) * cells * ONE + 0.5f);
      int cell = Math.min(position >> FRACTION_BITS, cells - 1);
      node += cell * steps[input];
      long rank = ((long) (position - (cell << FRACTION_BITS)) << 32) | steps[input];
      // Sorts in: the walk from the cell's lowest corner goes along the largest fraction first.
      long greater = Math.max(first, rank);
      rank = Math.min(first, rank);
      first = greater;
      greater = Math.max(second, rank);
      rank = Math.min(second, rank);
      second = greater;
      greater = Math.max(third, rank);
      fourth = Math.max(fourth, Math.min(third, rank));
      third = greater;
    }
    int node1 = node + (int) first;
    int node2 = node1 + (int) second;
    int node3 = node2 + (int) third;
    int node4 = node3 + (int) fourth;
    int fraction1 = (int) (first >> 32);
    int fraction2 = (int) (second >> 32);
    int fraction3 = (int) (third >> 32);
    int fraction4 = (int) (fourth >> 32);
    for (int output = 0; output < OUTPUTS; output++) {
      int sum =
          nodes[node + output] * (ONE - fraction1)
              + nodes[node1 + output] * (fraction1 - fraction2)
              + nodes[node2 + output] * (fraction2 - fraction3)
              + nodes[node3 + output] * (fraction3 - fraction4)
              + nodes[node4 + output] * fraction4;
      channels[output] = sum * NODE_SCALE;
    }
  }

  /** Clips to 0..1, and what is not a number to 0. */
  static float clip(float value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}
