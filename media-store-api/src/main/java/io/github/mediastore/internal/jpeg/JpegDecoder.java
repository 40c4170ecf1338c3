package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes JPEG at a fraction of its size, in plain Java (ITU-T T.81, baseline, extended sequential
 * and progressive processes with Huffman coding and 8-bit samples).
 *
 * <p>Decoding at N/8 costs less than decoding whole and then making the picture smaller, and gives
 * planes that are already low-pass filtered. {@link #scaleFor} says which scale leaves a resampler
 * enough.
 *
 * <p>Whatever the bytes are, a call ends in a result or in a {@link DecodeException}. Work is
 * bounded by the length of the file and the limits; memory by {@link #decodeMemory}, which is known
 * before any of it is taken.
 *
 * <p>Immutable and thread-safe as long as nobody writes to the array that it was opened with.
 */
public final class JpegDecoder {

  /** Window, look-up tables and everything else that does not grow with the picture. */
  private static final long FIXED_MEMORY = 512 * 1024;

  private final byte[] jpeg;
  private final JpegLimits limits;
  private final FrameHeader frame;
  private final JpegColorSpace colorSpace;
  private final boolean anyComponents;

  private JpegDecoder(
      byte[] jpeg,
      JpegLimits limits,
      FrameHeader frame,
      JpegColorSpace colorSpace,
      boolean anyComponents) {
    this.jpeg = jpeg;
    this.limits = limits;
    this.frame = frame;
    this.colorSpace = colorSpace;
    this.anyComponents = anyComponents;
  }

  /**
   * Reads the headers up to the first scan, and allocates nothing for the picture.
   *
   * @param jpeg the whole file; not copied
   * @param limits bounds on what it may claim
   * @return a decoder for it
   * @throws DecodeException if the headers are damaged, or claim more than the limits allow
   */
  public static JpegDecoder open(byte[] jpeg, JpegLimits limits) throws DecodeException {
    return open(jpeg, limits, false);
  }

  /**
   * Reads the headers likewise, of a JPEG within a file that says what the components mean: there
   * may be any number of them.
   *
   * @param jpeg the whole JPEG; not copied
   * @param limits bounds on what it may claim
   * @return a decoder for it, whose {@link #colorSpace} means nothing
   * @throws DecodeException if the headers are damaged, or claim more than the limits allow
   */
  public static JpegDecoder openPlanes(byte[] jpeg, JpegLimits limits) throws DecodeException {
    return open(jpeg, limits, true);
  }

  private static JpegDecoder open(byte[] jpeg, JpegLimits limits, boolean anyComponents)
      throws DecodeException {
    MarkerParser parser = new MarkerParser(jpeg, limits);
    FrameHeader frame = parser.readToFirstScan();
    JpegColorSpace colorSpace = JpegColorSpace.of(frame, parser.jfif(), parser.adobeTransform());
    return new JpegDecoder(jpeg, limits, frame, colorSpace, anyComponents);
  }

  /**
   * Returns the smallest scale in eighths that leaves 1.3 times the target in both directions, or 8
   * if none does. Less would cost the resampled picture detail that can be seen.
   *
   * @param width of the picture
   * @param height of the picture
   * @param targetWidth of the resampled picture
   * @param targetHeight of the resampled picture
   */
  public static int scaleFor(int width, int height, int targetWidth, int targetHeight) {
    for (int scale = 1; scale < 8; scale++) {
      if (10L * width * scale >= 104L * targetWidth
          && 10L * height * scale >= 104L * targetHeight) {
        return scale;
      }
    }
    return 8;
  }

  /** Returns the width of the whole picture in pixels. */
  public int width() {
    return frame.width();
  }

  /** Returns the height of the whole picture in pixels. */
  public int height() {
    return frame.height();
  }

  /** Returns the number of components. */
  public int components() {
    return frame.components().size();
  }

  /** Whether the picture comes in several scans, coarse first. */
  public boolean progressive() {
    return frame.process() == CodingProcess.PROGRESSIVE;
  }

  /** Returns what the components mean; not meaningful if {@link #uncovered} is present. */
  public JpegColorSpace colorSpace() {
    return colorSpace;
  }

  /** Returns the name of what this decoder does not read in a JPEG that may well be valid. */
  public Optional<String> uncovered() {
    Optional<String> process = frame.process().uncovered();
    if (process.isPresent()) {
      return process;
    }
    if (frame.precision() != 8) {
      return Optional.of(frame.precision() + "-bit samples");
    }
    int components = components();
    return anyComponents || components == 1 || components == 3 || components == 4
        ? Optional.empty()
        : Optional.of(components + " components");
  }

  /**
   * Returns the most bytes that {@link #decode} will allocate, its result included.
   *
   * @param scale the scale in eighths, 1 to 8
   */
  public long decodeMemory(int scale) {
    checkScale(scale);
    long bytes = FIXED_MEMORY;
    for (FrameComponent component : frame.components()) {
      bytes += ComponentPlane.bytes(component, scale);
      bytes += progressive() ? CoefficientStore.bytes(component, scale) : 0;
    }
    return bytes;
  }

  /**
   * Returns the same bound for a picture of which only the header was read so far.
   *
   * @param paddedBlocks blocks of 8 x 8 samples of all components, in whole minimum coded units
   * @param progressive whether it comes in several scans, coarse first
   * @param scale the scale in eighths, 1 to 8
   */
  public static long decodeMemory(long paddedBlocks, boolean progressive, int scale) {
    checkScale(scale);
    return FIXED_MEMORY
        + paddedBlocks * scale * scale
        + (progressive ? paddedBlocks * (2L * scale * scale + Long.BYTES) + 4 : 0);
  }

  /**
   * Decodes the picture.
   *
   * @param scale the scale in eighths, 1 to 8
   * @param acceptDamaged whether to return what can be decoded of a damaged picture, the rest grey,
   *     instead of throwing
   * @return the planes
   * @throws DecodeException if the picture is damaged and that is not accepted, is not covered, or
   *     exceeds the limits
   */
  public JpegPlanes decode(int scale, boolean acceptDamaged) throws DecodeException {
    checkScale(scale);
    Optional<String> uncovered = uncovered();
    if (uncovered.isPresent()) {
      throw DecodeException.uncovered("This decoder does not read JPEG with " + uncovered.get());
    }
    checkMemory(scale);
    if (!acceptDamaged) {
      checkDataLength();
    }
    FrameDecoder decoder;
    if (progressive()) {
      int[] lastKept = new int[components()];
      Arrays.fill(lastKept, ZigZag.lastKept(scale));
      ScanPlan plan = ScanPlan.of(new MarkerParser(jpeg, limits), lastKept, acceptDamaged);
      decoder =
          new ProgressiveFrameDecoder(
              jpeg, new MarkerParser(jpeg, limits), frame, scale, plan, acceptDamaged);
    } else {
      decoder =
          new SequentialFrameDecoder(
              jpeg, new MarkerParser(jpeg, limits), frame, scale, acceptDamaged);
    }
    decoder.decode();
    return decoder.toPlanes(colorSpace);
  }

  private static void checkScale(int scale) {
    if (scale < 1 || scale > 8) {
      throw new IllegalArgumentException("A scale is 1 to 8 eighths, not " + scale);
    }
  }

  /** An array holds no more than 2^31 bytes, whatever the limits allow. */
  private void checkMemory(int scale) throws DecodeException {
    for (FrameComponent component : frame.components()) {
      if (CoefficientStore.bytes(component, scale) > Integer.MAX_VALUE) {
        throw DecodeException.limit("The JPEG is too large to be decoded at " + scale + "/8");
      }
    }
  }

  /**
   * Finds files that claim far more than they hold before memory is taken for them: a block takes
   * two codes of at least a bit each, in a progressive picture at least its DC code.
   */
  private void checkDataLength() throws DecodeException {
    long bits = 0;
    for (FrameComponent component : frame.components()) {
      bits += component.blocks() * (progressive() ? 1 : 2);
    }
    if (bits > 8L * jpeg.length) {
      throw DecodeException.truncated(
          jpeg.length + " bytes cannot hold a JPEG of " + width() + " x " + height());
    }
  }
}
