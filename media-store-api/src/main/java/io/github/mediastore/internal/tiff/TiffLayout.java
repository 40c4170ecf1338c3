package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.tiff.directory.Compression;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffPage;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Optional;

/**
 * How the samples of the picture are stored; checked, so that products of these numbers fit.
 *
 * @param samples samples of a pixel, those beyond the colour included
 * @param bits bits of every sample, 1 to 16
 * @param photometric what the samples mean
 * @param planar whether samples are stored apart, a plane each
 * @param segmentWidth the width of a tile, or of the picture
 * @param segmentHeight the rows of a tile or strip
 * @param bigEndian whether the most significant byte of a 16-bit sample comes first
 * @param lsbFirst whether the bits of each byte are stored the wrong way round
 * @param differences whether samples are stored as differences to their left neighbours
 */
record TiffLayout(
    int width,
    int height,
    int samples,
    int bits,
    Compression compression,
    long photometric,
    boolean planar,
    int segmentWidth,
    int segmentHeight,
    boolean bigEndian,
    boolean lsbFirst,
    boolean differences) {

  private static final int MAX_BITS = 16;

  /** More and smaller parts than pixels / 64 and these few cost more to open than to read. */
  private static final int FREE_SEGMENTS = 4096;

  private static final int LEAST_SEGMENT_PIXELS = 64;

  /**
   * Reads and checks what a directory says.
   *
   * @throws DecodeException if that is impossible, not read here, or over a limit
   */
  static TiffLayout read(TiffDirectory directory, DecodeLimits limits) throws IOException {
    TiffPage page = TiffPage.of(directory);
    limits.checkNotEmpty("The picture of the TIFF", page.width(), page.height());
    limits.checkNotEmpty(
        page.tiled() ? "The tile of the TIFF" : "The strip of the TIFF",
        page.segmentWidth(),
        page.segmentHeight());
    if (page.samples() < 1 || page.samples() > TiffPage.MAX_SAMPLES) {
      throw DecodeException.corrupt("A pixel of " + page.samples() + " samples is not possible");
    }
    Compression compression =
        Compression.of(page.compression())
            .orElseThrow(
                () ->
                    DecodeException.uncovered(
                        "TIFF with " + Compression.nameOf(page.compression()) + " is not read"));
    SampleFormat.requireRead(directory, page);
    TiffLayout layout =
        new TiffLayout(
            (int) page.width(),
            (int) page.height(),
            (int) page.samples(),
            bits(directory, page, compression),
            compression,
            page.photometric(),
            page.planar(),
            (int) page.segmentWidth(),
            (int) page.segmentHeight(),
            directory.isBigEndian(),
            directory.optionalValue(TiffTag.FILL_ORDER, 1) == 2,
            differences(directory, compression));
    layout.checkSegments();
    return layout;
  }

  private static int bits(TiffDirectory directory, TiffPage page, Compression compression)
      throws IOException {
    Optional<TiffEntry> entry = directory.entry(TiffTag.BITS_PER_SAMPLE);
    if (entry.isEmpty()) {
      return compression == Compression.JPEG ? 8 : 1;
    }
    long bits = page.bits();
    long count = Math.min(page.samples(), entry.get().count());
    for (int sample = 0; sample < count; sample++) {
      if (entry.get().value(sample).orElse(bits) != bits) {
        throw DecodeException.uncovered("TIFF with samples of different depths is not read");
      }
    }
    if (bits > MAX_BITS || (compression == Compression.JPEG && bits != 8)) {
      String stored = compression == Compression.JPEG ? " in JPEG" : "";
      throw DecodeException.uncovered(
          "TIFF with samples of " + bits + " bits" + stored + " is not read");
    }
    if (compression.isFax() && (bits != 1 || (page.samples() != 1 && !page.planar()))) {
      throw DecodeException.corrupt(
          "A fax has 1 sample of 1 bit, not " + page.samples() + " of " + bits);
    }
    return (int) bits;
  }

  /** Only these two schemes know of differences; with others the tag says nothing. */
  private static boolean differences(TiffDirectory directory, Compression compression)
      throws IOException {
    if (compression != Compression.LZW && !compression.isDeflate()) {
      return false;
    }
    long predictor = directory.value(TiffTag.PREDICTOR, 1);
    if (predictor == 3) {
      throw DecodeException.uncovered(
          "TIFF with differences of floating point samples is not read");
    }
    if (predictor != 1 && predictor != 2) {
      throw DecodeException.corrupt("Predictor " + predictor + " does not exist");
    }
    return predictor == 2;
  }

  private void checkSegments() throws DecodeException {
    long segments = (long) across() * down();
    if (segments > FREE_SEGMENTS + (long) width * height / LEAST_SEGMENT_PIXELS
        && segmentWidth < width) {
      throw DecodeException.corrupt(
          "It is cut into tiles of " + segmentWidth + " x " + segmentHeight);
    }
  }

  /** Returns how many segments lie beside each other. */
  int across() {
    return ceilDiv(width, segmentWidth);
  }

  /** Returns how many segments lie below each other. */
  int down() {
    return ceilDiv(height, segmentHeight);
  }

  static int ceilDiv(int dividend, int divisor) {
    return (int) (((long) dividend + divisor - 1) / divisor);
  }
}
