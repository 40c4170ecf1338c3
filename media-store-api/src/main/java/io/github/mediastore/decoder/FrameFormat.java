package io.github.mediastore.decoder;

import java.util.Objects;

/**
 * What the samples of a decoded frame are: planes one after the other, each row by row from the top
 * without padding. A sample of 8 bits takes one byte, a deeper one two, the lower byte first.
 *
 * @param width pixels in a row, 1 to 65 535
 * @param height rows, 1 to 65 535
 * @param chroma how many chroma samples there are
 * @param bitDepth bits of a sample, 8 to 16
 */
public record FrameFormat(int width, int height, Chroma chroma, int bitDepth) {

  private static final int MAX_SIDE = 0xFFFF;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public FrameFormat {
    Objects.requireNonNull(chroma, "chroma");
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("No frame has " + width + " x " + height + " pixels");
    }
    if (bitDepth < 8 || bitDepth > 16) {
      throw new IllegalArgumentException("No frame has samples of " + bitDepth + " bits");
    }
  }

  /** Returns how many bytes a sample takes. */
  public int bytesPerSample() {
    return bitDepth > 8 ? 2 : 1;
  }

  /** Returns how many samples a row of a chroma plane has; 0 without chroma. */
  public int chromaWidth() {
    return chroma == Chroma.NONE ? 0 : (width + chroma.stepX - 1) / chroma.stepX;
  }

  /** Returns how many rows a chroma plane has; 0 without chroma. */
  public int chromaHeight() {
    return chroma == Chroma.NONE ? 0 : (height + chroma.stepY - 1) / chroma.stepY;
  }

  /** Returns how many bytes a frame takes. */
  public long bytes() {
    long samples = (long) width * height + 2L * chromaWidth() * chromaHeight();
    return samples * bytesPerSample();
  }

  /** How many pixels share a sample of each of the two chroma planes. */
  public enum Chroma {
    /** No chroma: grey. */
    NONE(1, 1),
    /** Two by two. */
    C420(2, 2),
    /** Two in a row. */
    C422(2, 1),
    /** None share one: three planes of equal size. */
    C444(1, 1);

    private final int stepX;
    private final int stepY;

    Chroma(int stepX, int stepY) {
      this.stepX = stepX;
      this.stepY = stepY;
    }

    /** Returns how many pixels of a row share a sample. */
    public int stepX() {
      return stepX;
    }

    /** Returns how many rows share a sample. */
    public int stepY() {
      return stepY;
    }
  }
}
