package io.github.mediastore.internal.bmp;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.Resampler;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes a BMP straight to the size that is needed, holding one row at a time.
 *
 * <p>Reads all versions of the header, indexes of 1, 4 and 8 bits, run-length encoded or not, and
 * pixels of 16, 24 and 32 bits with any masks. The file lies in memory, so rows are taken from the
 * top of the picture down wherever they are stored. Whatever the bytes, nothing but {@link
 * DecodeException} is thrown because of them.
 *
 * <p>Not thread-safe.
 */
public final class BmpDecoder {

  private static final long FIXED_MEMORY = 1 << 13;

  private final byte[] bmp;
  private final BmpHeader header;

  private BmpDecoder(byte[] bmp, BmpHeader header) {
    this.bmp = bmp;
    this.header = header;
  }

  /**
   * Reads the header.
   *
   * @param bmp the whole file; not copied, must not change
   * @param limits what it may claim
   * @throws DecodeException if it is not a BMP that can be decoded within the limits
   */
  public static BmpDecoder open(byte[] bmp, DecodeLimits limits) throws DecodeException {
    if (bmp.length < 2 || bmp[0] != 'B' || bmp[1] != 'M') {
      throw DecodeException.corrupt("The BMP does not begin with its signature");
    }
    BmpHeader header = BmpHeader.read(bmp);
    limits.checkNotEmpty("The BMP", header.width(), header.height());
    return new BmpDecoder(bmp, header);
  }

  /** Returns what stands before the pixels. */
  public BmpHeader header() {
    return header;
  }

  /** Returns how many bytes {@link #decode} takes at most beside the file. */
  public long memory(int width, int height) {
    int channels = header.hasAlpha() ? 4 : 3;
    long rows = (channels + 1L) * header.width();
    long runs = header.compression().isRunLengths() ? 2 * Integer.BYTES * header.height() : 0;
    long planes = Resampler.memory(header.width(), (int) header.height(), width, height);
    return FIXED_MEMORY + rows + runs + channels * planes;
  }

  /**
   * Decodes the picture, resampled to a size.
   *
   * @param width width of the result
   * @param height height of the result
   * @param acceptTruncated whether a file that ends after its first row is taken with the rest
   *     black, or transparent where it has alpha
   * @throws DecodeException if the file is too short or has no palette that it needs
   */
  public Picture decode(int width, int height, boolean acceptTruncated) throws DecodeException {
    return decode(List.of(View.whole(width, height)), acceptTruncated).get(0);
  }

  /**
   * Decodes the picture, resampled to several views.
   *
   * @param views what is wanted, one or more
   * @param acceptTruncated as for {@link #decode(int, int, boolean)}
   * @return a picture for each view
   * @throws DecodeException as {@link #decode(int, int, boolean)}
   */
  public List<Picture> decode(List<View> views, boolean acceptTruncated) throws DecodeException {
    SampleRows rows = rows();
    int sourceHeight = (int) header.height();
    if (rows.available() < (acceptTruncated ? 1 : sourceHeight)) {
      throw DecodeException.truncated(
          "%d bytes cannot hold its %d x %d pixels"
              .formatted(bmp.length, header.width(), sourceHeight));
    }
    ViewPlan plan = new ViewPlan(views);
    List<PlaneResampler> channels = new ArrayList<>();
    for (int i = 0; i < rows.channels(); i++) {
      channels.add(plan.resampler(header.width(), sourceHeight));
    }
    byte[][] samples = new byte[channels.size()][header.width()];
    for (int y = 0; y < sourceHeight; y++) {
      int row = header.isTopDown() ? y : sourceHeight - 1 - y;
      if (row < rows.available()) {
        rows.read(row, samples);
      } else {
        clear(samples);
      }
      for (int i = 0; i < samples.length; i++) {
        channels.get(i).put(samples[i]);
      }
    }
    return plan.pictures(channels, BmpDecoder::picture);
  }

  private SampleRows rows() {
    if (header.compression().isRunLengths()) {
      return palette(new RunLengths(bmp, header));
    }
    PixelData pixels = new PixelData(bmp, header);
    return header.fields().isEmpty()
        ? palette(new PackedIndexes(pixels, header.bits()))
        : new DirectRows(pixels, header.bits(), header.fields());
  }

  private PaletteRows palette(IndexRows rows) {
    return new PaletteRows(rows, new Palette(bmp, header), header.width());
  }

  private static void clear(byte[][] samples) {
    for (byte[] channel : samples) {
      Arrays.fill(channel, (byte) 0);
    }
  }

  private static Picture picture(List<Plane> planes) {
    return switch (planes.size()) {
      case 1 -> new Picture(Colour.GREY, planes, null);
      case 3 -> new Picture(Colour.RGB, planes, null);
      default -> new Picture(Colour.RGB, planes.subList(0, 3), planes.get(3));
    };
  }
}
