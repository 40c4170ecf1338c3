package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.List;

/** Predicts how much memory decoding takes, from what a header tells. */
public final class TiffMemory {

  /** Tables of levels, a decompressor's buffers, the JPEG's shared tables. */
  private static final long FIXED = 1 << 19;

  /** Four inks and their opacity. */
  private static final int MOST_CHANNELS = 5;

  private static final int EIGHTHS = 8;
  private static final int JPEG_BLOCK = 8;

  /** The largest unit of a JPEG: blocks subsampled by four. */
  private static final int JPEG_UNIT = 32;

  private TiffMemory() {}

  /**
   * Returns the most bytes that {@link TiffDecoder#decode} takes beside the file, its result
   * included.
   *
   * @param page how the picture is stored
   * @param width width of the result
   * @param height height of the result
   */
  public static long of(Page page, int width, int height) {
    return of(page, List.of(View.whole(width, height)));
  }

  /** Returns the same bound for several views. */
  public static long of(Page page, List<View> views) {
    long resampling = new ViewPlan(views).memory(page.width(), page.height());
    View demanded = View.demanded(views);
    int channels = page.palette() ? MOST_CHANNELS - 1 : Math.min(MOST_CHANNELS, page.samples());
    long levels = channels * ((1L << page.bits()) + page.width());
    return FIXED
        + levels
        + channels * resampling
        + (page.jpeg() ? jpeg(page, demanded.width(), demanded.height()) : rows(page, channels));
  }

  private static long rows(Page page, int channels) {
    long perPixel = page.planar() ? 1 : page.samples();
    // The blocks of subsampled YCbCr take up to twice as much: a row of them holds several.
    long rowBytes = 2 * ((page.segmentWidth() * perPixel * page.bits() + 7) / 8);
    long planes = page.planar() ? channels : 1;
    return planes * PlaneRows.memory(page.across(), rowBytes, page.segmentHeight());
  }

  private static long jpeg(Page page, int width, int height) {
    boolean single = page.across() == 1 && page.segmentHeight() >= page.height();
    int scale = single ? JpegDecoder.scaleFor(page.width(), page.height(), width, height) : EIGHTHS;
    long blocks = blocks(page.segmentWidth(), page.segmentHeight());
    // A row of segments, the next of which are decoded while the last are still there.
    long others = single ? 0 : page.across() * blocks * page.samples() * scale * scale;
    return others + ofJpeg(blocks * page.samples(), scale) + page.largestSegment();
  }

  /** Returns what decoding a segment may take: as much as a sequential one takes at most. */
  static long ofJpeg(TiffLayout layout, int components, int scale) {
    return ofJpeg(blocks(layout.segmentWidth(), layout.segmentHeight()) * components, scale);
  }

  private static long ofJpeg(long blocks, int scale) {
    return JpegDecoder.decodeMemory(blocks, false, scale);
  }

  private static long blocks(long width, long height) {
    long across = (width + JPEG_UNIT - 1) / JPEG_UNIT * (JPEG_UNIT / JPEG_BLOCK);
    long down = (height + JPEG_UNIT - 1) / JPEG_UNIT * (JPEG_UNIT / JPEG_BLOCK);
    return across * down;
  }

  /**
   * What a header tells of how a picture is stored.
   *
   * @param samples samples of a pixel
   * @param bits bits of a sample
   * @param palette whether a sample stands for a colour
   * @param planar whether samples are stored apart
   * @param jpeg whether segments are JPEG files
   * @param largestSegment the most bytes that a segment takes in the file
   */
  public record Page(
      int width,
      int height,
      int samples,
      int bits,
      boolean palette,
      boolean planar,
      boolean jpeg,
      int segmentWidth,
      int segmentHeight,
      long largestSegment) {

    long across() {
      return TiffLayout.ceilDiv(width, segmentWidth);
    }
  }
}
